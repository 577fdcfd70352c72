import type { Logger } from 'pino';
import type { Counter } from 'prom-client';
import type { PluginFiles } from './plugin-files.ts';

/** Uncaught errors within {@link WINDOW} after which a plugin is shut off. */
const MOST = 10;

/** ms. */
const WINDOW = 60_000;

export interface PluginFaultsSources {
  files: PluginFiles;
  /** By `plugin` and `hook`, which is here `uncaught`. */
  failures: Counter;
  log: Logger;
  /** Whether the core cannot do without the plugin. */
  isNeeded(plugin: string): boolean;
  /** Has the rest of the server do without a plugin from now on. */
  shutOff(plugin: string): void;
  /** ms; a monotonic clock. */
  now?(): number;
}

/**
 * Errors that nobody caught: those of plugins are counted, and end no process. A plugin that has many
 * is shut off, unless the core needs it.
 */
export class PluginFaults {
  readonly #sources: PluginFaultsSources;
  /** When the latest faults of a plugin were, up to {@link MOST}. */
  readonly #latest = new Map<string, number[]>();
  readonly #off = new Set<string>();

  constructor(sources: PluginFaultsSources) {
    this.#sources = sources;
  }

  /** Whether the plugin was shut off. */
  isOff(plugin: string): boolean {
    return this.#off.has(plugin);
  }

  /**
   * Takes note of an uncaught error. @returns whether it was a plugin's, so that the process can
   * continue
   */
  take(error: unknown): boolean {
    const {
      files,
      failures,
      log,
      isNeeded,
      shutOff,
      now = () => performance.now(),
    } = this.#sources;
    // A plugin may throw anything, and may have its own way to write stacks.
    const { stack } = Object(error) as { stack?: unknown };
    const plugin = typeof stack === 'string' ? files.named(stack) : undefined;
    if (plugin === undefined) return false;
    failures.inc({ plugin, hook: 'uncaught' });
    if (this.#off.has(plugin)) return true;

    const time = now();
    const latest = (this.#latest.get(plugin) ?? []).filter((at) => time - at < WINDOW);
    this.#latest.set(plugin, [...latest, time].slice(-MOST));
    // One that is never shut off does not fill the log either.
    if (latest.length >= MOST) return true;
    log.error({ err: error, plugin }, 'a plugin failed, and did not catch its error; carrying on');
    if (latest.length + 1 < MOST) return true;
    if (isNeeded(plugin)) {
      log.error(`the plugin "${plugin}" fails again and again, but the server needs it`);
      return true;
    }
    this.#off.add(plugin);
    log.error(
      `the plugin "${plugin}" is shut off: ${MOST} errors in a minute that it did not catch`,
    );
    shutOff(plugin);
    return true;
  }
}
