import type { Result } from '../contract.ts';

/**
 * Ties are counted in parts of a point that a floating-point number holds exactly, up to totals of 8
 * million: a quiz of 500 questions has not as many of them as make a whole one.
 */
const TIE = 2 ** -29;

/** The worth of a result on the board, where points stand negated, and ties behind the point. */
export const worthOf = ({ points, tie = 0 }: Pick<Result, 'points' | 'tie'>): number =>
  tie * TIE - points;
