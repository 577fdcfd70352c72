import { Gauge, Registry } from 'prom-client';
import type { Store } from '../store/contract.ts';

/**
 * Metrics of the games. All processes share them, so they are read once for all and not added up.
 * @returns a registry of their own
 */
export function gameMetrics(store: Store): Registry {
  const shared = new Registry();
  new Gauge({
    name: 'qrush_games',
    help: 'Games in live state, by phase',
    labelNames: ['phase'],
    registers: [shared],
    async collect() {
      this.reset();
      // Without the store there is nothing to tell of games, and all the more of everything else.
      const ids = await store.games.list().catch(() => []);
      const states = await Promise.all(
        ids.map((id) => store.games.state(id).catch(() => undefined)),
      );
      for (const state of states) if (state) this.inc({ phase: state.phase.name });
    },
  });
  return shared;
}
