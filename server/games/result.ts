import type { Result, Standing } from '../store/contract.ts';

/**
 * The result of a question for a player with this standing; undefined for one who did not answer
 * it.
 */
export const resultOf = ({ last }: Pick<Standing, 'last'>, question: number): Result | undefined =>
  last?.question === question ? last : undefined;
