import type { Games } from '../games/contract.ts';
import { Looks } from '../games/looks.ts';
import { QRushError } from '../protocol/errors.ts';
import { hostRequests } from '../protocol/requests.ts';
import { action, type Dispatcher } from './dispatch.ts';
import { fenceOf, type HostConnection, hostedBy } from './host.ts';
import type { Relay } from './relay.ts';

/** ms for which a look at the answers is good: several hosts look, and each looks often. */
const FRESH = 1000;

export interface ConsoleSources {
  games: Games;
  relay: Relay;
  /** How the answers to an open question spread over its options so far, where it has some. */
  spread(gameId: string, question: number): Promise<number[] | undefined>;
}

/** Teaches the dispatcher what a host's console asks for besides the game itself. */
export function addConsoleActions(
  dispatcher: Dispatcher<HostConnection>,
  { games, relay, spread }: ConsoleSources,
): void {
  const spreads = new Looks<number[] | undefined>(FRESH);
  dispatcher.add(
    'script',
    action(hostRequests.script, async (connection: HostConnection, { from = 0 }) =>
      games.script(hostedBy(connection), from),
    ),
  );
  dispatcher.add(
    'awaited',
    action(hostRequests.awaited, async (connection: HostConnection) => {
      const gameId = hostedBy(connection);
      const awaited = await games.awaited(gameId);
      const { index } = awaited;
      const counts = await spreads.at(`${gameId} ${index}`, () => spread(gameId, index));
      return { ...awaited, ...(counts && { spread: counts }) };
    }),
  );
  dispatcher.add(
    'sound',
    action(hostRequests.sound, async (connection: HostConnection, event) => {
      const gameId = hostedBy(connection);
      if (!(await games.isHeldBy(gameId, fenceOf(connection)))) throw new QRushError('NOT_HOST');
      await games.keepSound(gameId, event.on);
      await relay.send({ type: 'sound', gameId, event });
      return {};
    }),
  );
}
