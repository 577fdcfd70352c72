/**
 * The part of threads.js that we use. Its own declarations bring the browser's `document` and
 * `window` into the whole server.
 */

/** A function that was called in another thread gives a promise there. */
export type ModuleThread<Methods> = {
  [Name in keyof Methods]: Methods[Name] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Awaited<Result>>
    : never;
};

interface WorkerOptions {
  resourceLimits?: {
    maxOldGenerationSizeMb?: number;
    maxYoungGenerationSizeMb?: number;
    codeRangeSizeMb?: number;
  };
}

/** A thread that loads this module; the path is the caller's. */
export declare class Worker {
  constructor(path: string, options?: WorkerOptions);
}

/** The functions that the thread's module exposes, once it has started. @param options `timeout` in ms */
export declare function spawn<Methods>(
  worker: Worker,
  options?: { timeout?: number },
): Promise<ModuleThread<Methods>>;

/** In a thread: makes these functions callable from outside. */
export declare function expose(methods: object): void;
