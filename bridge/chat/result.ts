import { resultOf, type Standing } from '../../server/plugin.ts';
import type { Wording } from './wording.ts';

/** A question that is over, in a game of so many players. */
export interface Past {
  /** 0-based. */
  index: number;
  players: number;
  /** The right answer in words; undefined where there is none, as in a poll. */
  correct: string | undefined;
}

/** What a question brought a player with this standing, in words. */
export function resultText(
  say: Wording,
  { index, players, correct }: Past,
  standing: Standing,
): string {
  const { total, rank } = standing;
  const own = resultOf(standing, index);
  return say.previous({
    index,
    correct,
    correctness: own?.correctness,
    points: own?.points ?? 0,
    total,
    rank,
    players,
  });
}
