import type { Standing } from '../../server/store/contract.ts';
import type { Wording } from './wording.ts';

/** A question that is over, in a game of so many players. */
export interface Past {
  /** 0-based. */
  index: number;
  players: number;
  /** The right answer in words. */
  correct: string;
}

/** What a question brought a player with this standing, in words. */
export function resultText(
  say: Wording,
  { index, players, correct }: Past,
  { total, rank, last }: Standing,
): string {
  const own = last?.question === index ? last : undefined;
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
