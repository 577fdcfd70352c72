/** Looks at something once at a time however many ask, and then not again for a while. */
export class Looks<Seen> {
  readonly #fresh: number;
  readonly #known = new Map<string, Promise<Seen>>();

  /** @param fresh ms for which a look is good */
  constructor(fresh: number) {
    this.#fresh = fresh;
  }

  /** Gives what was seen under this key lately, or else looks. A look that fails is not kept. */
  at(key: string, look: () => Promise<Seen>): Promise<Seen> {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const seen = look();
    this.#known.set(key, seen);
    const forget = () => void this.#known.delete(key);
    seen.then(() => setTimeout(forget, this.#fresh).unref(), forget);
    return seen;
  }
}
