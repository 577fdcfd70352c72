/** The plugins of PLUGINS: their modules are loaded, and what they export is looked at. */
import { readFileSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PluginError } from './loader.ts';
import { type Place, placeOfLoadError, written } from './places.ts';
import type { Plugin } from './plugin.ts';
import { isOwnFile, noteFile } from './plugin-files.ts';
import { Watchdog } from './watchdog/watchdog.ts';

/**
 * Loads plugins, one after the other.
 * @param paths as seen from the folder in which the server was started
 * @throws PluginError
 */
export async function pluginModules(paths: string[]): Promise<Plugin<never>[]> {
  const plugins: Plugin<never>[] = [];
  for (const path of paths) plugins.push(await load(path));
  return plugins;
}

async function load(path: string): Promise<Plugin<never>> {
  const { default: plugin } = await modulesAt(path);
  const file = realpathSync(path);
  if (plugin === undefined) throw new PluginError(`PLUGINS: "${path}" has no default export`);
  const { name, setup } = Object(plugin) as Partial<Plugin<never>>;
  if (typeof name !== 'string' || typeof setup !== 'function') {
    const { line } = exportIn(file);
    throw new PluginError(
      `PLUGINS: "${path}" must export by default what definePlugin returns (${written({ file, line })})`,
    );
  }
  // Also where a plugin was not declared by this copy of QRush.
  noteFile(plugin as Plugin<never>, exportIn(file));
  return plugin as Plugin<never>;
}

async function modulesAt(path: string): Promise<{ default?: unknown }> {
  const absolute = resolve(path);
  const importing = () => import(pathToFileURL(absolute).href) as Promise<{ default?: unknown }>;
  try {
    if (isOwnFile(absolute)) return await importing();
    return await Watchdog.get().attend(path, absolute).settingUp(importing);
  } catch (error) {
    const place = placeOfLoadError(error, absolute);
    const where = place ? ` (${written(place)})` : '';
    throw new PluginError(`PLUGINS: "${path}" cannot be loaded: ${reason(error)}${where}`);
  }
}

/** In one line. */
const reason = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

/** Where a module says what it exports by default; its first line where that is not to be seen. */
function exportIn(file: string): Place {
  const lines = readFileSync(file, 'utf8').split('\n');
  const at = lines.findIndex((line) =>
    /\bexport default\b|\bas default\b|module\.exports/.test(line),
  );
  return { file, line: Math.max(at, 0) + 1 };
}
