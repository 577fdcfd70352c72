/** Things plugins add by name: modes, question types, channels. */
export interface Registrar<Item extends { name: string }> {
  /**
   * @param module URL of the module that exports the item, for those that threads load
   * @throws Error when the name is taken
   */
  register(item: Item, module?: string): void;
  /** The item of this name, whoever registered it. */
  get(name: string): Item | undefined;
  /** The plugin that registered the item; undefined when it is the core's own, or there is none. */
  pluginOf(name: string): string | undefined;
  /** Whether a plugin of this package registered the item: code that is tested, and cannot hang. */
  isOwn(name: string): boolean;
  /** Modules to load for the items to exist in another thread. */
  modules(): string[];
}

interface Registered<Item> {
  item: Item;
  module?: string;
  plugin?: string;
  own?: boolean;
}

export class Registry<Item extends { name: string }> implements Registrar<Item> {
  readonly #kind: string;
  readonly #reserved: string[];
  readonly #items = new Map<string, Registered<Item>>();

  /**
   * @param kind what an item is called in messages, for example "game mode"
   * @param reserved names that no item may have
   */
  constructor(kind: string, reserved: string[] = []) {
    this.#kind = kind;
    this.#reserved = reserved;
  }

  register(item: Item, module?: string): void {
    this.#add({ item, ...(module !== undefined && { module }) });
  }

  /**
   * The registry as one plugin sees it: what it registers carries its name.
   * @param own whether it is a plugin of this package
   */
  for(plugin: string, own = false): Registrar<Item> {
    return {
      register: (item, module) =>
        this.#add({ item, plugin, own, ...(module !== undefined && { module }) }),
      get: (name) => this.get(name),
      pluginOf: (name) => this.pluginOf(name),
      isOwn: (name) => this.isOwn(name),
      modules: () => this.modules(),
    };
  }

  /** From now on there is nothing that this plugin registered. */
  withdraw(plugin: string): void {
    for (const [name, registered] of this.#items) {
      if (registered.plugin === plugin) this.#items.delete(name);
    }
  }

  get(name: string): Item | undefined {
    return this.#items.get(name)?.item;
  }

  pluginOf(name: string): string | undefined {
    return this.#items.get(name)?.plugin;
  }

  /** The URL of the module that exports the item, where threads load it. */
  moduleOf(name: string): string | undefined {
    return this.#items.get(name)?.module;
  }

  isOwn(name: string): boolean {
    return this.#items.get(name)?.own === true;
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

  #add(registered: Registered<Item>): void {
    const { name } = registered.item;
    if (this.#reserved.includes(name)) throw new Error(`no ${this.#kind} can be named "${name}"`);
    if (this.#items.has(name)) throw new Error(`there are two ${this.#kind}s named "${name}"`);
    this.#items.set(name, registered);
  }
}
