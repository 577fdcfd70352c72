import type { Standing } from '../../server/store/contract.ts';
import type { Seat } from './seats.ts';

/** Questions in a row without an answer, after which a player is left in peace. */
const PATIENCE = 3;

/**
 * What to do about a player who may not be answering: ask them, ask for the `last` time, or leave them
 * in peace.
 * @param question 0-based: the one to be asked
 */
export function patienceWith(
  question: number,
  { since }: Pick<Seat, 'since'>,
  standing: Standing | undefined,
): 'asked' | 'last' | 'spent' {
  // Questions before this one that they could have answered, and did not, since the last answer.
  const missed = question - Math.max(since, (standing?.last?.question ?? -1) + 1);
  if (missed >= PATIENCE) return 'spent';
  return missed === PATIENCE - 1 ? 'last' : 'asked';
}
