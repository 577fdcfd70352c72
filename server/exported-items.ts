import { type Place, placeOfCall, written } from './places.ts';

interface Registered {
  /** Its name in messages. */
  kind: string;
  name: string;
  /** URL of the module that is to export it. */
  module: string | undefined;
  /** A function that tells it from other things a module exports. */
  method: string;
  place: Place | undefined;
}

/**
 * Modes and question types that a plugin registers, and whether threads will find them: one that its
 * module does not export would score every answer as nothing.
 */
export class ExportedItems {
  readonly #registered: Registered[] = [];

  /** @param called the function by which the plugin registers it */
  note(
    item: Pick<Registered, 'kind' | 'name' | 'module' | 'method'>,
    called: (...args: never[]) => unknown,
  ): void {
    this.#registered.push({ ...item, place: placeOfCall(called) });
  }

  /** @throws Error for the first that its module does not export */
  async check(): Promise<void> {
    for (const item of this.#registered) {
      const problem = await problemOf(item);
      if (problem === undefined) continue;
      const where = item.place ? ` (${written(item.place)})` : '';
      throw new Error(`the ${item.kind} "${item.name}" ${problem}${where}`);
    }
  }
}

async function problemOf({ name, module, method }: Registered): Promise<string | undefined> {
  if (module === undefined)
    return 'is registered without its module: give import.meta.url of the one that exports it';
  try {
    const exported: Record<string, unknown> = await import(module);
    const isIt = (item: unknown) =>
      typeof item === 'object' &&
      item !== null &&
      (item as { name?: unknown }).name === name &&
      method in item;
    if (Object.values(exported).some(isIt)) return undefined;
    return `is not exported by ${module}, from which threads take it`;
  } catch (error) {
    return `is registered with ${module}, which cannot be loaded: ${error instanceof Error ? error.message : error}`;
  }
}
