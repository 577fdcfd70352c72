/** The part of bee-queue's insides that we use; they have no types. */
declare module 'bee-queue/lib/lua/index.js' {
  const lua: {
    /** Loads the scripts that this Redis does not know. */
    buildCache(client: unknown): Promise<unknown>;
  };
  export default lua;
}
