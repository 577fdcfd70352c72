import { type Entry, firsts } from './luck.ts';
import type { Round } from './round.ts';

/**
 * A round that gives points by the order of right answers: the first place's first. By the time that
 * each took, then by when they arrived, then in the order of joining.
 * @param places points of each place, of these options; at most 100
 */
export const podium = <Options, Memory = unknown>(
  places: (options: Options) => number[],
): Round<Options, Memory, Entry[], string[]> => ({
  empty: () => [],
  add: (sum, { correctness, elapsed, receivedAt = 0, player }, _, options) =>
    correctness === 1 ? firsts(places(options).length, sum, [[elapsed, receivedAt, player]]) : sum,
  merge: (one, other, options) => firsts(places(options).length, one, other),
  conclude: (sum) => ({ verdict: sum.map((entry) => entry.at(-1) as string) }),
  settle({ player }, score, order, options) {
    const place = order.indexOf(player);
    return place < 0 ? score : { ...score, points: places(options)[place] ?? 0 };
  },
});
