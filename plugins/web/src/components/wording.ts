import { number } from '../words/numbers.ts';

/** Points as people read them: 12,340. */
export const points = number;

/** A rank in words: 1st, 22nd. */
export function ordinal(rank: number): string {
  const ending = new Intl.PluralRules('en', { type: 'ordinal' }).select(rank);
  const endings: Record<string, string> = { one: 'st', two: 'nd', few: 'rd' };
  return `${points(rank)}${endings[ending] ?? 'th'}`;
}

/** A count with its noun: 1 player, 40 players. */
export const counted = (count: number, noun: string): string =>
  `${points(count)} ${noun}${count === 1 ? '' : 's'}`;
