import { QRushError } from '../errors.ts';
import { WEB } from '../games/channel.ts';
import type { Games } from '../games/contract.ts';
import type { Sessions } from '../sessions/contract.ts';
import type { Player } from '../store/contract.ts';
import type { Tokens } from '../tokens.ts';
import type { Attention } from './attention.ts';
import { action, type Dispatcher } from './dispatch.ts';
import { playRequests, type Snapshot } from './events.ts';
import { type GuessLimiter, guarded } from './limiter.ts';
import type { PlayLine } from './line.ts';
import type { Relay } from './relay.ts';
import type { Seats } from './seats.ts';
import { remove } from './web-channel.ts';

/** One player's line, and the seat it holds once it has joined. */
export interface PlayConnection {
  line: PlayLine;
  address: string;
  seat?: { gameId: string; playerId: string };
}

export interface PlaySources {
  games: Games;
  tokens: Tokens;
  sessions: Sessions;
  guesses: GuessLimiter;
  seats: Seats;
  relay: Relay;
  /** Is told who has come in knowing what. */
  beacon: { entered(gameId: string, version: number): void };
  attention: Attention;
}

/** Teaches the dispatcher what players may do. */
export function addPlayActions(dispatcher: Dispatcher<PlayConnection>, sources: PlaySources): void {
  const { games, tokens, guesses, attention } = sources;

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
          ? await games.join(gameId, { nickname, channel: WEB })
          : await guarded(guesses, connection.address, () => resume(sources, gameId, token));
      await takeSeat(sources, connection, gameId, player);
      const state = await seated(sources, connection, gameId, player.id);
      attention.entered(connection.line, state);
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
  { games, tokens, sessions }: PlaySources,
  gameId: string,
  token: string,
): Promise<Player> {
  const playerId = tokens.readPlayer(gameId, token) ?? (await games.redeem(gameId, token));
  if (playerId === undefined) throw new QRushError('BAD_TOKEN');
  if (await sessions.isBanned(gameId, playerId)) throw new QRushError('KICKED');
  return games.player(gameId, playerId).catch(kicked);
}

/**
 * The game as a player sees it who has just taken a seat. A kick that came in between found no
 * line to cut off: so it is looked for once the seat is taken.
 */
async function seated(
  { games, seats, beacon }: PlaySources,
  connection: PlayConnection,
  gameId: string,
  playerId: string,
): Promise<Snapshot> {
  try {
    const shown = await games.snapshot(gameId, { playerId }).catch(kicked);
    beacon.entered(gameId, shown.version);
    return shown;
  } catch (error) {
    if (error instanceof QRushError && error.code === 'KICKED') {
      delete connection.seat;
      seats.leave(gameId, playerId, connection.line);
    }
    throw error;
  }
}

/** The token is genuine, the player is gone: that was the host's doing. */
function kicked(error: unknown): never {
  if (error instanceof QRushError && error.code === 'PLAYER_NOT_FOUND')
    throw new QRushError('KICKED');
  throw error;
}

/** The latest line of a player has the seat; the one before is told and let go. */
async function takeSeat(
  { games, seats, relay, attention }: PlaySources,
  connection: PlayConnection,
  gameId: string,
  player: Player,
): Promise<void> {
  const { line, seat } = connection;
  if (seat && (seat.gameId !== gameId || seat.playerId !== player.id)) {
    seats.leave(seat.gameId, seat.playerId, line);
    attention.left(line);
    await games.disconnect(seat.gameId, seat.playerId, line.id);
  }
  connection.seat = { gameId, playerId: player.id };
  const before = seats.take(gameId, player.id, line);
  const previous = await games.connect(gameId, player.id, line.id);
  if (before && before !== line) return remove(before, 'replaced');
  if (previous === undefined || previous === line.id) return;
  // Not here: another process has it, if there is one.
  await relay.send({
    type: 'removed',
    gameId,
    playerId: player.id,
    reason: 'replaced',
    line: previous,
  });
}
