import type { BesideView } from './asking.ts';

/** How much a player may give who has this total; undefined where that does not depend on it. */
export const mostOf = ({ stake }: Pick<BesideView, 'stake'>, total: number): number | undefined =>
  stake && Math.max(stake.free, total);
