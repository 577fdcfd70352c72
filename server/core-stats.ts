import type { App } from './app.ts';
import { type Breaker, breakerStates } from './breaker/breaker.ts';
import type { LoadedPlugins } from './loader.ts';
import type { EventLoop } from './metrics/process.ts';
import type { Stats } from './stats.ts';

interface CoreStatsSources extends Pick<App, 'store' | 'records'> {
  realtime: { sockets(): object };
  loaded: LoadedPlugins;
  breakers: Breaker[];
  eventLoop: EventLoop;
}

/** The numbers of the core for `GET /admin/:topic-stats`. */
export function coreStats(
  stats: Stats,
  { store, records, realtime, loaded, breakers, eventLoop }: CoreStatsSources,
): void {
  stats.add('db', 'records', () => records.stats());
  stats.add('worker', 'process', () => ({
    pid: process.pid,
    uptime: process.uptime(),
    memory: process.memoryUsage(),
    eventLoopDelay: eventLoop.delay(),
    sockets: realtime.sockets(),
    plugins: loaded.plugins,
  }));
  stats.add('worker', 'breakers', () => breakerStates(breakers));
  stats.add('game', 'games', async () => {
    const ids = await store.games.list();
    const games = await Promise.all(
      ids.map(async (id) => {
        const [definition, state, counts] = await Promise.all([
          store.games.definition(id),
          store.games.state(id),
          store.players.counts(id),
        ]);
        return { id, title: definition?.quiz.title, phase: state?.phase.name, ...counts };
      }),
    );
    return { live: games.length, games };
  });
}
