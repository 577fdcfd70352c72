import { PluginError } from './loader.ts';

/** Reads PLUGINS: modules to load, and built-in plugins to leave out. */
export function readPluginList(entries: readonly string[]): { paths: string[]; leftOut: string[] } {
  const leftOut = entries.filter((entry) => entry.startsWith('-'));
  return {
    paths: entries.filter((entry) => !entry.startsWith('-')),
    leftOut: leftOut.map((entry) => entry.slice(1)),
  };
}

/** @throws PluginError for a name that no built-in plugin has */
export function leaveOut<Item extends { name: string }>(
  builtIn: readonly Item[],
  names: readonly string[],
): Item[] {
  const all = builtIn.map(({ name }) => name);
  const unknown = names.find((name) => !all.includes(name));
  if (unknown !== undefined) {
    throw new PluginError(
      `PLUGINS: there is no built-in plugin "${unknown}" to leave out; there are: ${all.join(', ')}`,
    );
  }
  return builtIn.filter(({ name }) => !names.includes(name));
}
