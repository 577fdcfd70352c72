import type { Logger } from 'pino';
import { Counter, type Registry } from 'prom-client';
import type { Space } from '../../server/plugin.ts';

/** ms in which a function of a mode or type is named once a game; no game is kept for longer. */
const ONCE = 86_400_000;

/** The function that gave what is not valid: `grade` and `label` are a type's, the others a mode's. */
type What = 'grade' | 'label' | 'score' | 'settle' | 'conclude';

export interface RefusedValues {
  /** The game's id. */
  game: string;
  plugin: string | undefined;
  /** The mode's or the type's. */
  name: string;
  what: What;
  count: number;
}

/**
 * Counts what modes and types gave that is not valid, by function, and names each function once a game
 * in the log, whichever processes score its questions.
 */
export function refusalReport(metrics: Registry, store: Pick<Space, 'add'>, log: Logger) {
  const refusals = new Counter({
    name: 'qrush_scoring_refused_total',
    help: 'Grades, scores, conclusions of rounds and labels that were not valid: they counted as nothing, or as a plain label',
    labelNames: ['plugin', 'name', 'what'],
    registers: [metrics],
  });
  return async ({ game, plugin = '', name, what, count }: RefusedValues): Promise<void> => {
    refusals.inc({ plugin, name, what }, count);
    // While the store is away, rather twice than not at all.
    if (!(await store.add(`refused:${game}:${what}:${name}`, true, ONCE).catch(() => true))) return;
    log.warn(
      { game, plugin, name, what, count },
      `the plugin "${plugin}" gave a ${what} that is not valid ("${name}"); such ones do not count`,
    );
  };
}
