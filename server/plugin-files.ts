import { dirname, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Place, placesIn } from './places.ts';

/** Where plugins were declared, by what `definePlugin` returned. */
const declared = new WeakMap<object, Place>();

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Folders of QRush's own in which no plugin lives. */
const CORE = ['server', 'config', 'node_modules'].map((folder) => `${ROOT}${folder}${sep}`);

/** Folders of the plugins that come with QRush. */
const OWN = ['plugins', 'bridge'].map((folder) => `${ROOT}${folder}${sep}`);

/** Whether a plugin was declared in this package. Its own statement counts for nothing. */
export function isOwn(plugin: object): boolean {
  const file = fileOf(plugin);
  return file !== undefined && isOwnFile(file);
}

/** Whether a file is of a plugin that comes with QRush. */
export const isOwnFile = (file: string): boolean => OWN.some((folder) => file.startsWith(folder));

/** Notes where a plugin was declared. */
export function noteFile(plugin: object, place: Place | undefined): void {
  // A module may export anything: the loader says so.
  if (place !== undefined && Object(plugin) === plugin) declared.set(plugin, place);
}

/** Where a plugin was declared. */
export const placeOf = (plugin: object): Place | undefined => declared.get(plugin);

export const fileOf = (plugin: object): string | undefined => placeOf(plugin)?.file;

/** Finds the plugin that an error comes from. */
export class PluginFiles {
  readonly #files: { name: string; file: string; folder: string }[];

  constructor(plugins: { name: string }[]) {
    this.#files = plugins.flatMap((plugin) => {
      const file = fileOf(plugin);
      if (file === undefined) return [];
      const folder = dirname(file);
      return { name: plugin.name, file, folder: folder.endsWith(sep) ? folder : folder + sep };
    });
  }

  /** Whether the plugin came with QRush: its code is known not to hang. */
  isOurs(plugin: string): boolean {
    const file = this.#files.find(({ name }) => name === plugin)?.file;
    return file !== undefined && isOwnFile(file);
  }

  /**
   * The plugin whose file stands in the stack; else the one whose folder does, the innermost one. A
   * folder may hold QRush itself: its core is no plugin's.
   */
  named(stack: string): string | undefined {
    const files = filesIn(stack);
    return (
      this.#find(files, (file) => this.#files.find((plugin) => plugin.file === file)) ??
      this.#find(files, (file) => this.#inFolder(file))
    );
  }

  #find(files: string[], look: (file: string) => { name: string } | undefined): string | undefined {
    for (const file of files) {
      const found = look(file);
      if (found) return found.name;
    }
    return undefined;
  }

  #inFolder(file: string) {
    if (CORE.some((folder) => file.startsWith(folder))) return undefined;
    return this.#files
      .filter(({ folder }) => file.startsWith(folder))
      .toSorted((a, b) => b.folder.length - a.folder.length)[0];
  }
}

const filesIn = (stack: string): string[] => placesIn(stack).map(({ file }) => file);
