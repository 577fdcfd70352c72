import { dirname, isAbsolute, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where plugins were declared, by what `definePlugin` returned. */
const declared = new WeakMap<object, string>();

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Folders of QRush's own in which no plugin lives. */
const CORE = ['server', 'config', 'node_modules'].map((folder) => `${ROOT}${folder}${sep}`);

/** The folders of the plugins that come with QRush. */
const OURS = ['plugins', 'bridge'].map((folder) => `${ROOT}${folder}${sep}`);

/** Characters of a line that is looked at: longer ones are of a message. */
const LONGEST_FRAME = 2000;

/** Notes in which file a plugin was declared. */
export function noteFile(plugin: object, file: string | undefined): void {
  // A module may export anything: the loader says so.
  if (file !== undefined && Object(plugin) === plugin) declared.set(plugin, file);
}

/** The file of whoever called this function. */
export function callerOf(called: (...args: never[]) => unknown): string | undefined {
  const trace: { stack?: string } = {};
  Error.captureStackTrace(trace, called);
  return filesIn(trace.stack ?? '')[0];
}

/** Finds the plugin that an error comes from. */
export class PluginFiles {
  readonly #files: { name: string; file: string; folder: string }[];

  constructor(plugins: { name: string }[]) {
    this.#files = plugins.flatMap((plugin) => {
      const file = declared.get(plugin);
      if (file === undefined) return [];
      const folder = dirname(file);
      return { name: plugin.name, file, folder: folder.endsWith(sep) ? folder : folder + sep };
    });
  }

  /** Whether the plugin came with QRush: its code is known not to hang. */
  isOurs(plugin: string): boolean {
    const file = this.#files.find(({ name }) => name === plugin)?.file;
    return file !== undefined && OURS.some((folder) => file.startsWith(folder));
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

/** The files of a stack's frames: `at f (file:///a/b.ts:1:2)`, `at async /a/b.js:1:2`. */
function filesIn(stack: string): string[] {
  return stack.split('\n').flatMap((line) => {
    if (line.length > LONGEST_FRAME) return [];
    const [, place = ''] = line.match(/^\s*at (?:.*? \()?(?:async )?(.+):\d+:\d+\)?$/) ?? [];
    if (isAbsolute(place)) return place;
    if (!place.startsWith('file:///')) return [];
    try {
      return fileURLToPath(place);
    } catch {
      return [];
    }
  });
}
