import type { Namespace, Socket } from 'socket.io';
import { QRushError } from '../errors.ts';
import type { Games } from '../games/contract.ts';
import type { Player } from '../store/contract.ts';
import type { Tokens } from '../tokens.ts';
import { action, type Dispatcher } from './dispatch.ts';
import { type PlayClientEvents, type PlayServerEvents, playRequests } from './events.ts';
import { type GuessLimiter, guarded } from './limiter.ts';
import type { Seats } from './seats.ts';

export type PlaySocket = Socket<PlayClientEvents, PlayServerEvents>;
export type PlayNamespace = Namespace<PlayClientEvents, PlayServerEvents>;

/** One player's socket, and the seat it holds once it has joined. */
export interface PlayConnection {
  socket: PlaySocket;
  address: string;
  seat?: { gameId: string; playerId: string };
}

export interface PlaySources {
  games: Games;
  tokens: Tokens;
  guesses: GuessLimiter;
  seats: Seats;
  namespace: PlayNamespace;
}

/** Teaches the dispatcher what players may do. */
export function addPlayActions(dispatcher: Dispatcher<PlayConnection>, sources: PlaySources): void {
  const { games, tokens, guesses } = sources;

  dispatcher.add(
    'join',
    action(playRequests.join, async (connection: PlayConnection, { pin, nickname, token }) => {
      const gameId = await guarded(
        guesses,
        connection.address,
        async () => (await games.find(pin)).id,
      );
      const player =
        token === undefined
          ? await games.join(gameId, { nickname, channel: 'web' })
          : await guarded(guesses, connection.address, () => resume(sources, gameId, token));
      await takeSeat(sources, connection, gameId, player);
      const state = await games.snapshot(gameId, { playerId: player.id });
      const { id, nickname: name } = player;
      return { player: { id, nickname: name }, token: tokens.player(gameId, id), state };
    }),
  );

  dispatcher.add(
    'answer',
    action(playRequests.answer, async (connection: PlayConnection, { question, value }) => {
      const { gameId, playerId } = seatOf(connection);
      const { receivedAt } = await games.answer(gameId, playerId, question, value);
      return { receivedAt };
    }),
  );

  dispatcher.add(
    'sync',
    action(playRequests.sync, async (connection: PlayConnection) => {
      const { gameId, playerId } = seatOf(connection);
      return { state: await games.snapshot(gameId, { playerId }) };
    }),
  );
}

/** @throws QRushError `NOT_JOINED` */
export function seatOf(connection: PlayConnection): { gameId: string; playerId: string } {
  if (!connection.seat) throw new QRushError('NOT_JOINED');
  return connection.seat;
}

async function resume(
  { games, tokens }: PlaySources,
  gameId: string,
  token: string,
): Promise<Player> {
  const playerId = tokens.readPlayer(gameId, token);
  if (playerId === undefined) throw new QRushError('BAD_TOKEN');
  try {
    return await games.player(gameId, playerId);
  } catch (error) {
    // The token is genuine, the player is gone: that was the host's doing.
    if (error instanceof QRushError && error.code === 'PLAYER_NOT_FOUND')
      throw new QRushError('KICKED');
    throw error;
  }
}

/** The latest socket of a player has the seat; the one before is told and let go. */
async function takeSeat(
  { games, seats, namespace }: PlaySources,
  connection: PlayConnection,
  gameId: string,
  player: Player,
): Promise<void> {
  const { socket } = connection;
  const { seat } = connection;
  if (seat && (seat.gameId !== gameId || seat.playerId !== player.id)) {
    seats.leave(seat.gameId, seat.playerId, socket);
    await games.disconnect(seat.gameId, seat.playerId, socket.id);
  }
  connection.seat = { gameId, playerId: player.id };
  seats.take(gameId, player.id, socket);
  const previous = await games.connect(gameId, player.id, socket.id);
  if (previous !== undefined && previous !== socket.id) {
    namespace.in(previous).emit('removed', { reason: 'replaced' });
    namespace.in(previous).disconnectSockets();
  }
}
