import type { Result, Standing } from '../store/contract.ts';

/** What a question brought a player with this standing; undefined for one who did not answer it. */
export const resultOf = ({ last }: Pick<Standing, 'last'>, question: number): Result | undefined =>
  last?.question === question ? last : undefined;
