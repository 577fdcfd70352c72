import { number, seconds } from '../words/numbers.ts';
import { language } from '../words/page-words.ts';

const percents = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
const minutes = new Intl.NumberFormat(language, {
  style: 'unit',
  unit: 'minute',
  unitDisplay: 'short',
});
const short = new Intl.NumberFormat(language, {
  style: 'unit',
  unit: 'second',
  unitDisplay: 'short',
  maximumFractionDigits: 1,
});

/** Stands in for a missing figure. */
export const NONE = '–';

/** A share as people read it: 49%. @param share 0 to 1 */
export const percent = (share: number | undefined): string =>
  share === undefined ? NONE : percents.format(share);

/** A time in a table: 3.2 sec. @param value in seconds */
export const inSeconds = (value: number | undefined): string =>
  value === undefined ? NONE : short.format(value);

/** The same for ears. @param value in seconds */
export const spokenSeconds = (value: number): string => seconds(value * 1000);

/** The time between two moments: "18 min", "40 sec" below two minutes. @param from, to ISO 8601 */
export function timeBetween(from: string, to: string): string {
  const passed = (Date.parse(to) - Date.parse(from)) / 1000;
  return passed < 120 ? short.format(Math.round(passed)) : minutes.format(Math.round(passed / 60));
}

/** Points on average, without digits that say nothing. */
export const average = (value: number): string => number(Math.round(value));

/** A price, as the language writes its currency. */
export const money = (amount: number, currency: string): string =>
  new Intl.NumberFormat(language, { style: 'currency', currency, maximumFractionDigits: 4 }).format(
    amount,
  );
