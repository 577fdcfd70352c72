import type { Player, PlayerStore } from '../contract.ts';
import { type GameRecord, gameOf, type Memory, type PlayerRecord, pagesOf } from './game-record.ts';
import { memoryPresence } from './presence.ts';

/** Digits of a player's id: enough for 60 million, and equal in length, so that ids sort. */
const ID_DIGITS = 5;

/** The id of whoever joined as this one, counted from 0. */
const idOf = (join: number): string => join.toString(36).padStart(ID_DIGITS, '0');

/** The players of a game. */
export function memoryPlayers(memory: Memory): PlayerStore {
  const remove = (game: GameRecord, playerId: string, { nicknameKeys }: PlayerRecord): true => {
    game.players.delete(playerId);
    for (const key of nicknameKeys) game.nicknames.delete(key);
    game.present.delete(playerId);
    game.aside.delete(playerId);
    game.out.delete(playerId);
    game.waiting.delete(playerId);
    game.awaited.delete(playerId);
    game.lost.delete(playerId);
    game.totals.remove(playerId);
    return true;
  };
  return {
    async join(gameId, { nicknameKey, otherKeys = [], groups, ...newcomer }, room) {
      const game = gameOf(memory, gameId);
      if (!game) return { status: 'unknown-game' };
      const nicknameKeys = [nicknameKey, ...otherKeys];
      const taken = nicknameKeys.find((key) => game.nicknames.has(key)) ?? nicknameKey;
      const named = game.players.get(game.nicknames.get(taken) ?? '')?.player;
      if (named && isSame(named, newcomer)) return { status: 'joined', player: { ...named } };
      if (game.controls.door !== 'open') return { status: game.controls.door };
      if (named) return { status: 'nickname-taken' };
      if (game.players.size >= room) return { status: 'full' };
      const id = idOf(game.joins);
      game.joins += 1;
      const since = firstQuestion(game);
      const player = {
        id,
        ...newcomer,
        ...(since > 0 && { since }),
        ...(groups !== undefined && { group: newcomer.group ?? (game.joins - 1) % groups }),
      };
      game.players.set(id, { player, nicknameKeys });
      for (const key of nicknameKeys) game.nicknames.set(key, id);
      game.totals.add(id);
      return { status: 'joined', player: { ...player } };
    },

    async get(gameId, playerId) {
      const record = gameOf(memory, gameId)?.players.get(playerId);
      return record && { ...record.player };
    },

    async many(gameId, playerIds) {
      const players = gameOf(memory, gameId)?.players;
      return playerIds.map((playerId) => {
        const record = players?.get(playerId);
        return record && { ...record.player };
      });
    },

    async setFace(gameId, playerId, face) {
      const record = gameOf(memory, gameId)?.players.get(playerId);
      if (!record) return undefined;
      const { face: _, ...player } = record.player;
      record.player = face === null ? player : { ...player, face };
      return { ...record.player };
    },

    async choose(gameId, playerId, choice) {
      const game = gameOf(memory, gameId);
      const record = game?.players.get(playerId);
      if (!game || !record) return 'unknown-player';
      const { gate } = game.controls;
      if (gate && gate.question >= 0) return 'too-late';
      record.player = { ...record.player, ...choice };
      return 'chosen';
    },

    async named(gameId, nicknameKeys) {
      const game = gameOf(memory, gameId);
      return nicknameKeys.map((key) => game?.nicknames.get(key)).find((id) => id !== undefined);
    },

    async *pages(gameId, channel) {
      const players = [...(gameOf(memory, gameId)?.players.values() ?? [])];
      const all = players.map(({ player }) => player);
      yield* pagesOf(
        channel === undefined ? all : all.filter((player) => player.channel === channel),
      );
    },

    async latest(gameId, count) {
      const game = gameOf(memory, gameId);
      const latest: Player[] = [];
      for (let join = game?.joins ?? 0; join > 0 && latest.length < count; join--) {
        const record = game?.players.get(idOf(join - 1));
        if (record) latest.unshift({ ...record.player });
      }
      return latest;
    },

    async remove(gameId, playerId, fence) {
      const game = gameOf(memory, gameId);
      const record = game?.players.get(playerId);
      if (!game || !record || (fence ?? game.fence) !== game.fence) return false;
      return remove(game, playerId, record);
    },

    async removeAbsent(gameId, playerId) {
      const game = gameOf(memory, gameId);
      const record = game?.players.get(playerId);
      if (!game || !record || game.present.has(playerId) || game.controls.gate) return false;
      return remove(game, playerId, record);
    },

    ...memoryPresence(memory),
  };
}

/** The first question that somebody can answer who joins now: of what is asked before one, that one. */
function firstQuestion({ controls: { gate } }: GameRecord): number {
  if (!gate) return 0;
  const question = Math.floor(gate.question + 0.5);
  return gate.status === 'closed' && question === gate.question ? question + 1 : question;
}

const isSame = (player: Player, { channel, address }: Omit<Player, 'id'>): boolean =>
  address !== undefined && player.channel === channel && player.address === address;
