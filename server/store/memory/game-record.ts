import type { Controls } from '../../engine/controls.ts';
import type { Decision } from '../../engine/round.ts';
import type { Definition, State } from '../../engine/state.ts';
import type { Answer, Player } from '../contract.ts';
import { Totals } from './totals.ts';

/** A player of one game, with what the other sub-stores need to know of them. */
export interface PlayerRecord {
  player: Player;
  nicknameKeys: readonly string[];
  /** The connection through which the player is present. */
  connection?: string;
}

/** All that is known of one game. */
export interface GameRecord {
  definition: Definition;
  state: State;
  controls: Controls;
  /** Of the host who has the game; 0 before the first. */
  fence: number;
  players: Map<string, PlayerRecord>;
  /** Players' ids by nickname key. */
  nicknames: Map<string, string>;
  /** How many have ever joined: the next player's id comes from it. */
  joins: number;
  present: Set<string>;
  /** Players who are connected and out: nobody waits for them. */
  aside: Set<string>;
  /** Players who are out. */
  out: Set<string>;
  /** Players without an answer to the gate's question who are waited for. */
  waiting: Set<string>;
  /** Those of them who are absent, and until when that is. */
  awaited: Map<string, number>;
  /** Lost connections, by player: when. */
  lost: Map<string, number>;
  /** From when to when the latest outage lasted. */
  outage: { from: number; to: number };
  /** Answers by question, then by player. */
  answers: Map<number, Map<string, Answer>>;
  totals: Totals;
  /** Right answers to the gate's question, as far as they are counted. */
  right: number;
  /** The decisions of rounds, by question and revision. */
  decisions: Map<string, Decision>;
  /** When the game is deleted; null while it is being played. */
  expiresAt: number | null;
}

export function newGameRecord(
  definition: Definition,
  state: State,
  controls: Controls,
): GameRecord {
  return {
    definition,
    state,
    controls,
    fence: 0,
    players: new Map(),
    nicknames: new Map(),
    joins: 0,
    present: new Set(),
    aside: new Set(),
    out: new Set(),
    waiting: new Set(),
    awaited: new Map(),
    lost: new Map(),
    outage: { from: 0, to: -1 },
    answers: new Map(),
    totals: new Totals(),
    right: 0,
    decisions: new Map(),
    expiresAt: null,
  };
}

/** The game's records by id, PINs, and the clock: what the sub-stores share. */
export interface Memory {
  games: Map<string, GameRecord>;
  pins: Map<string, string>;
  /** ms since the epoch. */
  now(): number;
}

/** Whether the game waits for a player, if they are present: they may answer, and have not. */
export function isAwaited({ controls: { gate }, answers }: GameRecord, player: string): boolean {
  if (!gate || answers.get(gate.question)?.has(player)) return false;
  return gate.only?.includes(player) ?? true;
}

/** The game, unless its time is over. */
export function gameOf({ games, now }: Memory, gameId: string): GameRecord | undefined {
  const game = games.get(gameId);
  return game && (game.expiresAt === null || game.expiresAt > now()) ? game : undefined;
}

/** Rows a page holds. */
const PAGE = 500;

/** Hands out rows, which are flat, a page at a time, as they are when the reading begins. */
export async function* pagesOf<Row extends object>(rows: Iterable<Row>): AsyncIterable<Row[]> {
  const all = Array.from(rows, (row) => ({ ...row }));
  for (let at = 0; at < all.length; at += PAGE) yield all.slice(at, at + PAGE);
}
