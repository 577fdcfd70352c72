import { OUTAGE, OUTAGE_WINDOW, type Presence } from '../contract.ts';
import { type GameRecord, gameOf, isAwaited, type Memory, pagesOf } from './game-record.ts';

/** The players who are present, and those who are waited for. */
export function memoryPresence(memory: Memory): Presence {
  return {
    async connect(gameId, playerId, connection) {
      const game = gameOf(memory, gameId);
      const previous = game?.players.get(playerId)?.connection;
      if (game) enter(game, playerId, connection);
      return previous;
    },

    async restore(gameId, playerId, connection) {
      const game = gameOf(memory, gameId);
      const record = game?.players.get(playerId);
      if (!game || !record || (record.connection ?? connection) !== connection) return false;
      enter(game, playerId, connection);
      return true;
    },

    async lose(gameId, playerId, connection, at) {
      const game = gameOf(memory, gameId);
      if (!game || game.players.get(playerId)?.connection !== connection) return false;
      // Nobody waits for who is out: no outage is theirs.
      if (game.out.has(playerId)) return true;
      const { lost, present, outage } = game;
      const from = at - OUTAGE_WINDOW;
      lost.delete(playerId);
      // The earliest first: this clock does not go back.
      for (const [player, when] of lost) {
        if (when >= from) break;
        lost.delete(player);
      }
      lost.set(playerId, at);
      if (lost.size >= OUTAGE.players && lost.size >= OUTAGE.share * present.size)
        game.outage = { from: from <= outage.to ? outage.from : from, to: at };
      return true;
    },

    async disconnect(gameId, playerId, connection, { instead, loss } = {}) {
      const game = gameOf(memory, gameId);
      const record = game?.players.get(playerId);
      if (!game || record?.connection !== connection) return 'kept';
      if (instead === undefined) {
        delete record.connection;
        game.present.delete(playerId);
        game.aside.delete(playerId);
        const { from, to } = game.outage;
        const isOutage = loss && (loss.outage || (from <= loss.at && loss.at <= to));
        const asked = isOutage && isAskedAt(game, playerId, loss.at);
        if (asked && loss.until > memory.now()) game.awaited.set(playerId, loss.until);
        else game.waiting.delete(playerId);
      } else {
        record.connection = instead;
        game.lost.delete(playerId);
      }
      return { awaitedUntil: nextGivenUp(game) };
    },

    async giveUp(gameId) {
      const game = gameOf(memory, gameId);
      if (!game) return null;
      for (const [player, until] of game.awaited) {
        if (until > memory.now()) continue;
        game.awaited.delete(player);
        game.waiting.delete(player);
      }
      return nextGivenUp(game);
    },

    async *through(gameId, prefix) {
      const records = gameOf(memory, gameId)?.players ?? new Map();
      const found: { player: string; connection: string }[] = [];
      for (const [player, { connection }] of records) {
        if (connection?.startsWith(prefix)) found.push({ player, connection });
      }
      yield* pagesOf(found);
    },

    async connections(gameId, playerIds) {
      const players = gameOf(memory, gameId)?.players;
      return playerIds.map((playerId) => players?.get(playerId)?.connection);
    },

    async counts(gameId) {
      const game = gameOf(memory, gameId);
      if (!game) return { players: 0, present: 0, question: undefined, answers: 0, waiting: 0 };
      const { gate } = game.controls;
      return {
        players: game.players.size,
        present: game.present.size + game.aside.size,
        question: gate?.question,
        answers: gate ? (game.answers.get(gate.question)?.size ?? 0) : 0,
        waiting: gate ? game.waiting.size : 0,
      };
    },
  };
}

/** Marks a player present, and waits for them unless they have answered. */
export function enter(game: GameRecord, playerId: string, connection: string): void {
  const record = game.players.get(playerId);
  if (!record) return;
  record.connection = connection;
  if (game.out.has(playerId)) {
    game.aside.add(playerId);
    return;
  }
  game.present.add(playerId);
  game.awaited.delete(playerId);
  game.lost.delete(playerId);
  if (isAwaited(game, playerId)) game.waiting.add(playerId);
}

/** Whether the open question was open already at this time, and the player has not answered it. */
const isAskedAt = ({ controls: { gate }, waiting }: GameRecord, playerId: string, at: number) =>
  gate !== null && gate.status !== 'closed' && gate.openedAt <= at && waiting.has(playerId);

const nextGivenUp = ({ awaited }: GameRecord): number | null =>
  awaited.size === 0 ? null : Math.min(...awaited.values());
