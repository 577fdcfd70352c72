/** Things plugins add by name: modes, question types, channels. */
export interface Registrar<Item extends { name: string }> {
  /** @param module URL of the module that exports the item, for those that threads load */
  register(item: Item, module?: string): void;
  get(name: string): Item | undefined;
  /** Modules to load for the items to exist in another thread. */
  modules(): string[];
}

export class Registry<Item extends { name: string }> implements Registrar<Item> {
  readonly #kind: string;
  readonly #reserved: string[];
  readonly #items = new Map<string, { item: Item; module?: string }>();

  /**
   * @param kind what an item is called in messages, for example "game mode"
   * @param reserved names that no item may have
   */
  constructor(kind: string, reserved: string[] = []) {
    this.#kind = kind;
    this.#reserved = reserved;
  }

  register(item: Item, module?: string): void {
    if (this.#reserved.includes(item.name)) {
      throw new Error(`no ${this.#kind} can be named "${item.name}"`);
    }
    if (this.#items.has(item.name)) {
      throw new Error(`there are two ${this.#kind}s named "${item.name}"`);
    }
    this.#items.set(item.name, module === undefined ? { item } : { item, module });
  }

  get(name: string): Item | undefined {
    return this.#items.get(name)?.item;
  }

  all(): Item[] {
    return [...this.#items.values()].map(({ item }) => item);
  }

  names(): string[] {
    return [...this.#items.keys()];
  }

  modules(): string[] {
    return [...new Set([...this.#items.values()].flatMap(({ module }) => module ?? []))];
  }
}
