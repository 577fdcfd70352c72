import type { Definition } from '../engine/state.ts';
import type { Games } from '../games/contract.ts';
import type { Guesses } from '../limits/guesses.ts';
import type { ChannelLink } from '../protocol/channels.ts';
import { QRushError } from '../protocol/errors.ts';
import { hostRequests } from '../protocol/requests.ts';
import type { Sessions } from '../sessions/contract.ts';
import type { Tokens } from '../tokens.ts';
import type { Attention } from './attention.ts';
import { action, type Dispatcher } from './dispatch.ts';
import { type HostConnection, type HostSocket, hostedBy } from './host.ts';
import type { Loading } from './loading.ts';
import { hostRoom, screenRoom } from './rooms.ts';

/** The ways into a game, as a room is told of them. */
export type Doors = (game: Definition) => { joinUrl: string; channels: ChannelLink[] };

export interface ScreenSources {
  games: Games;
  tokens: Tokens;
  sessions: Sessions;
  guesses: Guesses;
  beacon: { entered(gameId: string, version: number): void };
  attention: Attention;
  doors: Doors;
  loading: Pick<Loading<HostSocket>, 'entered' | 'left' | 'loaded'>;
}

/** Teaches the dispatcher how a big screen comes to a game, and how a host invites one. */
export function addScreenActions(
  dispatcher: Dispatcher<HostConnection>,
  sources: ScreenSources,
): void {
  const { games, tokens, sessions, guesses, beacon, attention, doors, loading } = sources;

  dispatcher.add(
    'screen',
    action(hostRequests.screen, async (connection: HostConnection) => {
      const gameId = hostedBy(connection);
      return { token: tokens.screen(gameId, await sessions.hostEdition(gameId)) };
    }),
  );

  const isGood = async (gameId: string, token: string) =>
    tokens.isScreen(gameId, token, await sessions.hostEdition(gameId));

  dispatcher.add(
    'follow',
    action(hostRequests.follow, async (connection: HostConnection, { pin, token, preload }) => {
      const game = await guesses.attempt(connection.guesser, async () => {
        const found = await games.find(pin);
        if (!(await isGood(found.id, token))) throw new QRushError('BAD_TOKEN');
        return found;
      });
      const { id } = game;
      await leave(connection);
      connection.screen = id;
      await connection.socket.join(screenRoom(id));
      // The token may have been replaced since it was looked at.
      if (!(await isGood(id, token))) {
        await leave(connection);
        throw new QRushError('BAD_TOKEN');
      }
      const state = await games.snapshot(id, { screen: true });
      beacon.entered(id, state.version);
      attention.entered(connection.pulse, state);
      if (preload && connection.socket.connected) loading.entered(id, connection.socket, state);
      return { state, ...doors(game) };
    }),
  );

  dispatcher.add(
    'loaded',
    action(hostRequests.loaded, async ({ screen, socket }: HostConnection, { question }) => {
      if (screen === undefined) throw new QRushError('NOT_HOST');
      loading.loaded(screen, socket, question);
      return undefined;
    }),
  );

  /** Whatever it saw before, it sees no more. */
  async function leave(connection: HostConnection): Promise<void> {
    const { gameId, screen, socket, pulse } = connection;
    if (gameId !== undefined) await socket.leave(hostRoom(gameId));
    if (screen !== undefined) {
      loading.left(screen, socket);
      await socket.leave(screenRoom(screen));
    }
    delete connection.gameId;
    delete connection.fence;
    delete connection.screen;
    attention.left(pulse);
  }
}
