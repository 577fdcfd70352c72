import type { Games } from '../games/contract.ts';
import { QRushError } from '../protocol/errors.ts';
import { hostRequests } from '../protocol/requests.ts';
import { action, type Dispatcher } from './dispatch.ts';
import { fenceOf, type HostConnection, hostedBy } from './host.ts';
import type { Relay } from './relay.ts';

/** Teaches the dispatcher what a host's console asks for besides the game itself. */
export function addConsoleActions(
  dispatcher: Dispatcher<HostConnection>,
  { games, relay }: { games: Games; relay: Relay },
): void {
  dispatcher.add(
    'script',
    action(hostRequests.script, async (connection: HostConnection, { from = 0 }) =>
      games.script(hostedBy(connection), from),
    ),
  );
  dispatcher.add(
    'awaited',
    action(hostRequests.awaited, async (connection: HostConnection) =>
      games.awaited(hostedBy(connection)),
    ),
  );
  dispatcher.add(
    'sound',
    action(hostRequests.sound, async (connection: HostConnection, event) => {
      const gameId = hostedBy(connection);
      if (!(await games.isHeldBy(gameId, fenceOf(connection)))) throw new QRushError('NOT_HOST');
      await relay.send({ type: 'sound', gameId, event });
      return {};
    }),
  );
}
