import { language } from './page-words.ts';

const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 6 });

const inSeconds = (unitDisplay: 'long' | 'narrow') =>
  new Intl.NumberFormat(language, {
    style: 'unit',
    unit: 'second',
    unitDisplay,
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
const long = inSeconds('long');
const short = inSeconds('narrow');
const whole = new Intl.NumberFormat(language, {
  style: 'unit',
  unit: 'second',
  unitDisplay: 'long',
});
const all = new Intl.ListFormat(language, { type: 'conjunction' });

/** A number as people read it: 12,340. */
export const number = (value: number): string => numbers.format(value);

/** A time in words: "3.2 seconds". @param ms */
export const seconds = (ms: number): string => long.format(ms / 1000);

/** A time where there is little room: "3.2s". @param ms */
export const shortSeconds = (ms: number): string => short.format(ms / 1000);

/** The unit of so many seconds: "seconds", below the number. */
export const secondsUnit = (count: number): string =>
  whole
    .formatToParts(count)
    .filter(({ type }) => type === 'unit')
    .map(({ value }) => value)
    .join('');

/** "Ann, Bob, and Cy". */
export const list = (names: readonly string[]): string => all.format(names);
