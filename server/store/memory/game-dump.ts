import type { Answer } from '../contract.ts';
import { deepFreeze } from './freeze.ts';
import { type GameRecord, newGameRecord, type PlayerRecord } from './game-record.ts';
import { slices } from './slices.ts';
import type { TotalsPiece } from './totals.ts';

/** The parts that every game has one of, and who is in which list. */
type Head = Pick<
  GameRecord,
  'definition' | 'state' | 'controls' | 'fence' | 'joins' | 'outage' | 'right' | 'expiresAt'
> &
  Record<'present' | 'aside' | 'out' | 'waiting', string[]> &
  Record<'awaited' | 'lost', [player: string, at: number][]> & {
    decisions: [
      key: string,
      decision: GameRecord['decisions'] extends Map<string, infer D> ? D : never,
    ][];
  };

/** A piece of the dump of a game. The head comes first. */
export type GamePiece =
  | { head: Head }
  | { players: PlayerRecord[] }
  | { question: number; answers: Answer[] }
  | { totals: TotalsPiece };

/** All that is known of a game, in pieces. */
export function* dumpGame(game: GameRecord): Iterable<GamePiece> {
  const { definition, state, controls, fence, joins, outage, right, expiresAt } = game;
  const head: Head = {
    ...{ definition, state, controls, fence, joins, outage, right, expiresAt },
    present: [...game.present],
    aside: [...game.aside],
    out: [...game.out],
    waiting: [...game.waiting],
    awaited: [...game.awaited],
    lost: [...game.lost],
    decisions: [...game.decisions],
  };
  yield { head };
  for (const players of slices(game.players.values())) yield { players };
  for (const [question, all] of game.answers) {
    for (const answers of slices(all.values())) yield { question, answers };
  }
  for (const totals of game.totals.dump()) yield { totals };
}

/** A game as its head says, without players and answers. */
export function restoreHead({
  present,
  aside,
  out,
  waiting,
  awaited,
  lost,
  decisions,
  ...head
}: Head): GameRecord {
  const { definition, state, controls } = head;
  return {
    ...newGameRecord(deepFreeze(definition), deepFreeze(state), controls),
    ...head,
    present: new Set(present),
    aside: new Set(aside),
    out: new Set(out),
    waiting: new Set(waiting),
    awaited: new Map(awaited),
    lost: new Map(lost),
    decisions: new Map(decisions),
  };
}

/** Adds a piece to a game whose head is there. */
export function restorePiece(game: GameRecord, piece: Exclude<GamePiece, { head: Head }>): void {
  if ('players' in piece) {
    for (const record of piece.players) {
      const { id } = record.player;
      game.players.set(id, record);
      for (const key of record.nicknameKeys) game.nicknames.set(key, id);
    }
  } else if ('answers' in piece) {
    const answers = game.answers.get(piece.question) ?? new Map<string, Answer>();
    game.answers.set(piece.question, answers);
    for (const answer of piece.answers) answers.set(answer.player, answer);
  } else {
    game.totals.restore(piece.totals);
  }
}
