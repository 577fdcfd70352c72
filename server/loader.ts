import { dirname } from 'node:path';
import type { z } from 'zod';
import { placesIn, written } from './places.ts';
import type { MaybeTeardown, Plugin, Teardown } from './plugin.ts';
import { declaredAt, unknownKey, unknownMember } from './plugin-checks.ts';
import { isOwn, placeOf } from './plugin-files.ts';
import { checkSettings } from './plugin-settings.ts';
import { TookTooLong, within } from './within.ts';

/** A plugin set that cannot be started. The message is one line that names the plugins and the fix. */
export class PluginError extends Error {
  override name = 'PluginError';
}

interface LoadOptions {
  /** Parts of PLUGIN_CONFIG by plugin name. */
  config: Record<string, unknown>;
  /** Sets up one plugin; `config` is already validated. */
  setup(plugin: Plugin<unknown>, config: unknown): Promise<MaybeTeardown>;
  /** ms a plugin may take to set up, and again to tear down. */
  deadline: number;
}

export interface LoadedPlugins {
  /** Set-up times, in order; `off` is one that was stopped. */
  readonly plugins: { name: string; ms: number; off?: true }[];
  /** Tears down one plugin, before the others. @returns what went wrong */
  stop(name: string): Promise<Error[]>;
  /** Tears down in reverse order. Continues after an error or a deadline; @returns the errors */
  close(): Promise<Error[]>;
}

/**
 * Checks all plugins, then sets them up one after the other, each after those it depends on.
 * When one fails, those already set up are torn down.
 * @throws PluginError
 */
export async function loadPlugins(
  plugins: Plugin<unknown>[],
  options: LoadOptions,
): Promise<LoadedPlugins> {
  const ordered = inOrder(plugins);
  const configs = readConfigs(ordered, options.config);
  try {
    checkSettings(ordered);
  } catch (error) {
    throw new PluginError((error as Error).message, { cause: error });
  }
  const teardowns: { name: string; teardown: Teardown }[] = [];
  const loaded: LoadedPlugins['plugins'] = [];
  const close = () => tearDown(teardowns.splice(0).reverse(), options.deadline);
  const stop = (name: string) => {
    const plugin = loaded.find((one) => one.name === name);
    if (plugin) plugin.off = true;
    const at = teardowns.findIndex((one) => one.name === name);
    return tearDown(at < 0 ? [] : teardowns.splice(at, 1), options.deadline);
  };

  for (const plugin of ordered) {
    const started = performance.now();
    try {
      const teardown = await within(
        options.deadline,
        options.setup(plugin, configs.get(plugin.name)),
      );
      if (teardown) teardowns.push({ name: plugin.name, teardown });
    } catch (error) {
      await close();
      throw new PluginError(
        `plugin "${plugin.name}" failed to start: ${reason(error, options.deadline)}${failedAt(plugin, error)}`,
        {
          cause: error,
        },
      );
    }
    loaded.push({ name: plugin.name, ms: performance.now() - started });
  }
  return { plugins: loaded, stop, close };
}

/** Dependencies first, else as given. @throws PluginError */
function inOrder(plugins: Plugin<unknown>[]): Plugin<unknown>[] {
  const byName = new Map<string, Plugin<unknown>>();
  for (const plugin of plugins) {
    if (typeof plugin?.name !== 'string' || typeof plugin.setup !== 'function') {
      throw new PluginError('a plugin module must export by default what definePlugin returns');
    }
    if (byName.has(plugin.name))
      throw new PluginError(`there are two plugins named "${plugin.name}"`);
    byName.set(plugin.name, plugin);
    const unknown = unknownMember(plugin);
    if (unknown !== undefined)
      throw new PluginError(
        `plugin "${plugin.name}" is declared with ${unknown}${declaredAt(plugin)}`,
      );
  }

  const ordered = new Set<Plugin<unknown>>();
  const visit = (plugin: Plugin<unknown>, path: string[]): void => {
    if (ordered.has(plugin)) return;
    if (path.includes(plugin.name)) {
      const circle = [...path.slice(path.indexOf(plugin.name)), plugin.name].join(' -> ');
      throw new PluginError(`plugins depend on each other in a circle: ${circle}`);
    }
    for (const name of plugin.dependsOn ?? []) {
      const dependency = byName.get(name);
      if (!dependency) {
        throw new PluginError(
          `plugin "${plugin.name}" needs the plugin "${name}", which is not loaded`,
        );
      }
      visit(dependency, [...path, plugin.name]);
    }
    ordered.add(plugin);
  };
  for (const plugin of plugins) visit(plugin, []);
  return [...ordered];
}

function readConfigs(
  plugins: Plugin<unknown>[],
  given: Record<string, unknown>,
): Map<string, unknown> {
  for (const name of Object.keys(given)) {
    if (!plugins.some((plugin) => plugin.name === name)) {
      throw new PluginError(
        `PLUGIN_CONFIG has a part "${name}", but no plugin of this name is loaded`,
      );
    }
  }
  return new Map(plugins.map((plugin) => [plugin.name, readConfig(plugin, given[plugin.name])]));
}

function readConfig(plugin: Plugin<unknown>, given: unknown): unknown {
  const schema = plugin.config as z.ZodType | undefined;
  const where = declaredAt(plugin);
  if (!schema) {
    if (given === undefined) return undefined;
    throw new PluginError(`PLUGIN_CONFIG: the plugin "${plugin.name}" takes no config${where}`);
  }
  const unknown = unknownKey(schema, given);
  if (unknown !== undefined)
    throw new PluginError(`PLUGIN_CONFIG: ${plugin.name}.${unknown}${where}`);
  const parsed = schema.safeParse(given ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const at = [plugin.name, ...(issue?.path ?? [])].join('.');
  throw new PluginError(`PLUGIN_CONFIG: ${at} is not valid: ${issue?.message}${where}`);
}

async function tearDown(
  teardowns: { name: string; teardown: Teardown }[],
  deadline: number,
): Promise<Error[]> {
  const errors: Error[] = [];
  for (const { name, teardown } of teardowns) {
    try {
      await within(deadline, Promise.resolve(teardown()));
    } catch (error) {
      errors.push(
        new PluginError(`plugin "${name}" failed to stop: ${reason(error, deadline)}`, {
          cause: error,
        }),
      );
    }
  }
  return errors;
}

function reason(error: unknown, deadline: number): string {
  if (error instanceof TookTooLong)
    return `it was not done within ${deadline} ms (does it await something that never comes?)`;
  return error instanceof Error ? error.message : String(error);
}

/** Where a set-up failed, in brackets, if not said already; nothing for plugins of this package. */
function failedAt(plugin: Plugin<unknown>, error: unknown): string {
  const own = placeOf(plugin);
  if (!own || isOwn(plugin) || (error instanceof Error && error.message.endsWith(')'))) return '';
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const place = placesIn(stack).find(({ file }) => file.startsWith(dirname(own.file)));
  return ` (${written(place ?? own)})`;
}
