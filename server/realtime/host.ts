import type { Namespace, Socket } from 'socket.io';
import type { Games } from '../games/contract.ts';
import type { Guesser, Guesses } from '../limits/guesses.ts';
import { QRushError } from '../protocol/errors.ts';
import type { HostServerEvents } from '../protocol/events.ts';
import { type HostCommand, hostCommands } from '../protocol/host-commands.ts';
import { type HostClientEvents, hostRequests } from '../protocol/requests.ts';
import type { Sessions } from '../sessions/contract.ts';
import type { Tokens } from '../tokens.ts';
import type { Attention } from './attention.ts';
import { action, type Dispatcher } from './dispatch.ts';
import type { Pulsed } from './quick-pulse.ts';
import { hostRoom, screenRoom } from './rooms.ts';

export type HostSocket = Socket<HostClientEvents, HostServerEvents>;
export type HostNamespace = Namespace<HostClientEvents, HostServerEvents>;

/** A socket of a host (console, remote) or a big screen, and the game it sees. */
export interface HostConnection {
  socket: HostSocket;
  pulse: Pulsed;
  guesser: Guesser;
  gameId?: string;
  /** The game that it follows as a big screen, and cannot steer. */
  screen?: string;
  /** A field of its commands: they are void once another host has taken over. */
  fence?: number;
}

/** The fence of one who watches: no game has it. */
const WATCHING = -1;

export interface HostSources {
  games: Games;
  tokens: Tokens;
  sessions: Sessions;
  guesses: Guesses;
  /** Is told who has come in knowing what. */
  beacon: { entered(gameId: string, version: number): void };
  attention: Attention;
}

/** Teaches the dispatcher what hosts may do. */
export function addHostActions(dispatcher: Dispatcher<HostConnection>, sources: HostSources): void {
  const { games, tokens, sessions, guesses, beacon, attention } = sources;
  const answer = async (gameId: string) => ({
    state: await games.snapshot(gameId, { host: true }),
  });
  const requireToken = async (gameId: string, token: string) => {
    const edition = await sessions.hostEdition(gameId);
    if (!tokens.isHost(gameId, token, edition)) throw new QRushError('NOT_HOST');
  };
  const hostedGame = async ({ guesser }: HostConnection, pin: string, token: string) => {
    const own = tokens.hostIn(token);
    if (own !== undefined && (await games.hasPin(own, pin))) {
      // Nobody guesses who has a token of ours, be it one that was replaced since.
      await requireToken(own, token);
      return own;
    }
    return guesses.attempt(guesser, async () => {
      const { id } = await games.find(pin);
      await requireToken(id, token);
      return id;
    });
  };
  const command = async (connection: HostConnection, event: HostCommand) => {
    const gameId = hostedBy(connection);
    await games.command(gameId, event, fenceOf(connection));
    return answer(gameId);
  };

  dispatcher.add(
    'attach',
    action(hostRequests.attach, async (connection: HostConnection, { pin, hostToken, watch }) => {
      const id = await hostedGame(connection, pin, hostToken);
      const { gameId: before } = connection;
      if (before !== undefined && before !== id) {
        await connection.socket.leave(hostRoom(before));
        attention.left(connection.pulse);
      }
      if (connection.screen !== undefined)
        await connection.socket.leave(screenRoom(connection.screen));
      delete connection.screen;
      const held = before === id ? connection.fence : undefined;
      connection.gameId = id;
      connection.fence = watch ? WATCHING : await games.handOver(id, held);
      await connection.socket.join(hostRoom(id));
      // The token may have been replaced since it was looked at.
      await requireToken(id, hostToken).catch((error) => detach(connection, error));
      const attached = await answer(id);
      beacon.entered(id, attached.state.version);
      attention.entered(connection.pulse, attached.state);
      return attached;
    }),
  );
  dispatcher.add(
    'sync',
    action(hostRequests.sync, async (connection: HostConnection) => {
      const { screen } = connection;
      if (screen !== undefined)
        return { state: await games.snapshot(screen, { screen: true }), steers: false };
      const gameId = hostedBy(connection);
      const [shown, steers] = await Promise.all([
        answer(gameId),
        games.isHeldBy(gameId, fenceOf(connection)),
      ]);
      return { ...shown, steers };
    }),
  );
  for (const [type, schema] of Object.entries(hostCommands)) {
    dispatcher.add(
      type,
      action<HostConnection, object>(schema, (connection, fields) =>
        // The schema has checked the fields that go with this name.
        command(connection, { type, ...fields } as HostCommand),
      ),
    );
  }
  dispatcher.add(
    'kick',
    action(hostRequests.kick, async (connection: HostConnection, { playerId }) => {
      const gameId = hostedBy(connection);
      await games.kick(gameId, playerId, fenceOf(connection));
      return answer(gameId);
    }),
  );
  dispatcher.add(
    'time',
    action(hostRequests.time, async (connection: HostConnection, { playerId, factor }) => {
      const gameId = hostedBy(connection);
      await games.giveTime(gameId, playerId, factor, fenceOf(connection));
      return answer(gameId);
    }),
  );
  dispatcher.add(
    'unban',
    action(hostRequests.unban, async (connection: HostConnection, { playerId }) => {
      const gameId = hostedBy(connection);
      await games.unban(gameId, playerId, fenceOf(connection));
      return answer(gameId);
    }),
  );
  dispatcher.add(
    'admit',
    action(hostRequests.admit, async (connection: HostConnection, { id, yes }) => {
      const gameId = hostedBy(connection);
      await games.admit(gameId, id, yes, fenceOf(connection));
      return answer(gameId);
    }),
  );
  dispatcher.add(
    'hide',
    action(hostRequests.hide, async (connection: HostConnection, { index, label }) => {
      const gameId = hostedBy(connection);
      await games.hide(gameId, index, label, fenceOf(connection));
      return answer(gameId);
    }),
  );
  dispatcher.add(
    'judge',
    action(hostRequests.judge, async (connection: HostConnection, { index, ...ruling }) => {
      const gameId = hostedBy(connection);
      await games.judge(gameId, index, ruling, fenceOf(connection));
      return answer(gameId);
    }),
  );
  dispatcher.add(
    'labels',
    action(hostRequests.labels, async (connection: HostConnection, { index, after }) => ({
      labels: await games.labels(hostedBy(connection), index, after),
    })),
  );
  dispatcher.add(
    'sweep',
    action(hostRequests.sweep, async (connection: HostConnection) => {
      const gameId = hostedBy(connection);
      const removed = await games.sweep(gameId, fenceOf(connection));
      return { ...(await answer(gameId)), removed };
    }),
  );
}

/** @throws QRushError `NOT_HOST` */
export function hostedBy(connection: HostConnection): string {
  if (connection.gameId === undefined) throw new QRushError('NOT_HOST');
  return connection.gameId;
}

async function detach(connection: HostConnection, error: unknown): Promise<never> {
  const { gameId } = connection;
  delete connection.gameId;
  delete connection.fence;
  if (gameId !== undefined) await connection.socket.leave(hostRoom(gameId));
  throw error;
}

export const fenceOf = ({ fence = WATCHING }: HostConnection): number => fence;
