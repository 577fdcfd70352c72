import { median } from '../report/numbers.ts';
import { METRICS } from './metrics.ts';
import type { Round } from './round.ts';
import type { SubjectName } from './subjects.ts';

/** A number over several runs: the median, and from where to where it went. */
export interface Spread {
  median: number;
  low: number;
  high: number;
}

/** One subject's figures at one size, by metric. */
export interface Summary {
  subject: SubjectName;
  players: number;
  values: Record<string, Spread>;
}

export function spread(numbers: number[]): Spread {
  return { median: median(numbers), low: Math.min(...numbers), high: Math.max(...numbers) };
}

/** Sums up the rounds of all runs, in the order in which they were played. */
export function summarize(rounds: Round[]): Summary[] {
  const groups = Map.groupBy(rounds, ({ subject, players }) => `${subject} ${players}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const values = Object.fromEntries(
      METRICS.map(({ key, of }) => [key, group.map(of)] as const)
        .filter(([, numbers]) => !numbers.some(Number.isNaN))
        .map(([key, numbers]) => [key, spread(numbers)]),
    );
    return [{ subject: first.subject, players: first.players, values }];
  });
}
