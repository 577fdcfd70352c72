import type { z } from 'zod';
import { WEB } from '../games/channel.ts';
import type { Games } from '../games/contract.ts';
import { playerView } from '../games/views.ts';
import type { Guesser } from '../limits/guesses.ts';
import type { Limits } from '../limits/limits.ts';
import { QRushError } from '../protocol/errors.ts';
import { faceOf } from '../protocol/face.ts';
import { playRequests } from '../protocol/requests.ts';
import type { Snapshot } from '../protocol/snapshot.ts';
import type { Sessions } from '../sessions/contract.ts';
import type { Player, Timing } from '../store/contract.ts';
import type { Tokens } from '../tokens.ts';
import type { Arrivals } from './arrivals.ts';
import type { Attention } from './attention.ts';
import type { Coalescer } from './coalescer.ts';
import { action, type Dispatcher } from './dispatch.ts';
import type { PlayLine } from './line.ts';
import type { Loading } from './loading.ts';
import { openIn } from './open-in.ts';
import type { Relay } from './relay.ts';
import type { Seats } from './seats.ts';
import type { Waves } from './waves.ts';
import { remove } from './web-channel.ts';

/** One player's line, and the seat it holds once it has joined. */
export interface PlayConnection {
  line: PlayLine;
  guesser: Guesser;
  seat?: { gameId: string; playerId: string };
  /** Ends when the latest join has its seat: the next one waits for that. */
  seating?: Promise<unknown>;
  /** When the player waved last, ms on the monotonic clock. */
  wavedAt?: number;
}

export interface PlaySources {
  games: Games;
  tokens: Tokens;
  sessions: Sessions;
  limits: Pick<Limits, 'guesses' | 'join'>;
  seats: Seats;
  relay: Relay;
  /** Is told who has come in knowing what. */
  beacon: { entered(gameId: string, version: number): void };
  attention: Attention;
  arrivals: Arrivals;
  /** Tells of faces. */
  coalescer: Pick<Coalescer, 'faced'>;
  waves: Pick<Waves, 'add'>;
  loading: Pick<Loading<PlayLine>, 'entered' | 'left' | 'loaded'>;
}

/** ms between two waves of a player. */
const WAVE_REST = 1000;

type JoinRequest = z.output<typeof playRequests.join>;

/** Teaches the dispatcher what players may do. */
export function addPlayActions(dispatcher: Dispatcher<PlayConnection>, sources: PlaySources): void {
  const { games, tokens, attention, arrivals, coalescer, waves, loading } = sources;

  dispatcher.add(
    'join',
    action(playRequests.join, async (connection: PlayConnection, request) => {
      const { gameId, player } = await enter(sources, connection, request);
      const state = await inTurn(connection, async () => {
        await takeSeat(sources, connection, gameId, player);
        return seated(sources, connection, gameId, player.id);
      });
      attention.entered(connection.line, state);
      begin(connection.line, state);
      // Unless it has gone meanwhile.
      if (request.preload && sources.seats.get(gameId, player.id) === connection.line)
        loading.entered(gameId, connection.line, state);
      return { player: playerView(player), token: tokens.player(gameId, player.id), state };
    }),
  );

  dispatcher.add(
    'answer',
    action(playRequests.answer, async (connection: PlayConnection, request) => {
      const { question, value, step, beside, after } = request;
      const { gameId, playerId } = seatOf(connection);
      const arrivedAt = arrivals.now;
      const timing: Timing = connection.line.clock.timing(question, arrivedAt, after) ?? {};
      timing.waited = Math.round(performance.now() - arrivedAt);
      const { receivedAt } =
        step === 'before'
          ? await games.answerBefore(gameId, playerId, question, value)
          : await games.answer(gameId, playerId, question, value, timing, beside);
      return { receivedAt };
    }),
  );

  dispatcher.add(
    'read',
    action(playRequests.read, async (connection: PlayConnection, { question, value }) => {
      const { gameId } = seatOf(connection);
      return { understood: (await games.understood(gameId, question, value)) ?? null };
    }),
  );

  dispatcher.add(
    'sync',
    action(playRequests.sync, async (connection: PlayConnection) => {
      const { gameId, playerId } = seatOf(connection);
      const state = await games.snapshot(gameId, { playerId });
      begin(connection.line, state);
      return { state };
    }),
  );

  dispatcher.add(
    'loaded',
    action(playRequests.loaded, async (connection: PlayConnection, { question }) => {
      loading.loaded(seatOf(connection).gameId, connection.line, question);
      return undefined;
    }),
  );

  dispatcher.add(
    'face',
    action(playRequests.face, async (connection: PlayConnection, { face }) => {
      const { gameId, playerId } = seatOf(connection);
      const player = await games.setFace(gameId, playerId, face);
      coalescer.faced(gameId, player.nickname, player.face ?? faceOf(player.nickname));
      return undefined;
    }),
  );

  dispatcher.add(
    'choose',
    action(playRequests.choose, async (connection: PlayConnection, { value }) => {
      const { gameId, playerId } = seatOf(connection);
      await games.choose(gameId, playerId, value);
      return { state: await games.snapshot(gameId, { playerId }) };
    }),
  );

  dispatcher.add(
    'wave',
    action(playRequests.wave, async (connection: PlayConnection, { kind }) => {
      const { gameId } = seatOf(connection);
      const now = performance.now();
      if (now - (connection.wavedAt ?? Number.NEGATIVE_INFINITY) < WAVE_REST)
        throw new QRushError('RATE_LIMITED');
      connection.wavedAt = now;
      if (!(await games.mayWave(gameId))) throw new QRushError('WAVES_OFF');
      waves.add(gameId, kind);
      return undefined;
    }),
  );

  dispatcher.add(
    'review',
    action(playRequests.review, async (connection: PlayConnection, { from = 0 }) => {
      const { gameId, playerId } = seatOf(connection);
      return games.review(gameId, playerId, from);
    }),
  );
}

/** The player's time runs since the question opened: when they saw it first is not known. */
function begin({ clock }: PlayLine, state: Snapshot): void {
  const open = openIn(state);
  if (open) clock.found(...open, performance.now());
}

/** One join of a connection after the other: each leaves the seat of the one before. */
async function inTurn<Value>(
  connection: PlayConnection,
  seat: () => Promise<Value>,
): Promise<Value> {
  const seating = (connection.seating ?? Promise.resolve()).then(seat);
  const done = seating.catch(() => {});
  connection.seating = done;
  try {
    return await seating;
  } finally {
    if (connection.seating === done) delete connection.seating;
  }
}

/** @throws QRushError `NOT_JOINED` */
export function seatOf(connection: PlayConnection): { gameId: string; playerId: string } {
  if (!connection.seat) throw new QRushError('NOT_JOINED');
  return connection.seat;
}

/** Comes in as a new player, or with a token as the same one again. */
async function enter(
  sources: PlaySources,
  { guesser }: PlayConnection,
  request: JoinRequest,
): Promise<{ gameId: string; player: Player }> {
  const { games, tokens, limits } = sources;
  const { pin, token } = request;
  const own = token === undefined ? undefined : tokens.playerIn(token);
  // Nobody guesses who has a token of ours for the game with this PIN.
  if (own && (await games.hasPin(own.gameId, pin)))
    return { gameId: own.gameId, player: await resume(sources, guesser, own, request) };
  const guess = limits.guesses.attempt(guesser, async () => {
    const { id } = await games.find(pin);
    const playerId = token === undefined ? undefined : await games.redeem(id, token);
    if (token !== undefined && playerId === undefined) throw new QRushError('BAD_TOKEN');
    return { gameId: id, playerId };
  });
  if (token === undefined) {
    const [{ gameId }] = await both(guess, limits.join(guesser));
    return { gameId, player: await newPlayer(sources, guesser, gameId, request) };
  }
  const { gameId, playerId = '' } = await guess;
  return { gameId, player: await resume(sources, guesser, { gameId, playerId }, request) };
}

/** Both at the same time; what the first throws comes first. */
async function both<One, Other>(one: Promise<One>, other: Promise<Other>): Promise<[One, Other]> {
  other.catch(() => {});
  return [await one, await other];
}

const newPlayer = (
  { games }: PlaySources,
  { network }: Guesser,
  gameId: string,
  { nickname, device, returns, form }: JoinRequest,
) =>
  games.join(gameId, {
    nickname,
    channel: WEB,
    ...(device !== undefined && { device }),
    ...(returns !== undefined && { returns }),
    ...(form !== undefined && { form }),
    ...(network !== undefined && { from: network }),
  });

/** A player who has left the lobby meanwhile comes in again, unless that was the host's doing. */
async function resume(
  sources: PlaySources,
  guesser: Guesser,
  { gameId, playerId }: { gameId: string; playerId: string },
  request: JoinRequest,
): Promise<Player> {
  const { games, sessions, limits } = sources;
  if (await sessions.isBanned(gameId, playerId)) throw new QRushError('KICKED');
  const player = await games.player(gameId, playerId).catch(absent);
  if (player) return player;
  await limits.join(guesser);
  const again = await newPlayer(sources, guesser, gameId, request);
  await games.keepTime(gameId, playerId, again.id);
  return again;
}

export function absent(error: unknown): undefined {
  if (error instanceof QRushError && error.code === 'PLAYER_NOT_FOUND') return undefined;
  throw error;
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
  { games, seats, relay, attention, loading }: PlaySources,
  connection: PlayConnection,
  gameId: string,
  player: Player,
): Promise<void> {
  const { line, seat } = connection;
  if (seat && (seat.gameId !== gameId || seat.playerId !== player.id)) {
    seats.leave(seat.gameId, seat.playerId, line);
    loading.left(seat.gameId, line);
    attention.left(line);
    await games.disconnect(seat.gameId, seat.playerId, line.id);
    // One connection is one player: it cannot fill a lobby.
    await games.leaveLobby(seat.gameId, seat.playerId);
    line.clock.forget();
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
