import { resultOf, type Standing } from '../../server/plugin.ts';
import type { Wording } from './wording.ts';

/** A question that is over, in a game of so many players. */
export interface Past {
  /** 0-based. */
  index: number;
  players: number;
  /** The right answer in words; undefined where there is none, as in a poll. */
  correct: string | undefined;
  /** What the mode says besides, a line each. */
  facts?: string[] | undefined;
}

/** What a question brought a player with this standing, in words. */
export function resultText(
  say: Wording,
  { index, players, correct, facts = [] }: Past,
  standing: Standing,
): string {
  const { total, rank } = standing;
  const own = resultOf(standing, index);
  const result = say.previous({
    index,
    correct,
    correctness: own?.right === undefined ? own?.correctness : Number(own.right),
    points: own?.points ?? 0,
    total,
    rank,
    players,
  });
  return [result, ...facts.map((fact) => say.quoted(fact))].join('\n');
}
