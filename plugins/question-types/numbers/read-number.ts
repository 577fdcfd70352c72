import type { Language } from '../../../vocabulary/all.ts';
import { asciiDigits, shortRows, spellOutSigns } from '../digits.ts';
import { folded } from './folded.ts';
import { multiple } from './multiples.ts';
import { plainDecimals } from './separators.ts';
import { type Unit, unitOf } from './units.ts';
import { readWords } from './words.ts';

/** A text longer than this is no number that somebody typed. */
const LONGEST = 100;

/** Parts of a sum ("5 crore 20 lakh 3") at the most. */
const MOST_PARTS = 4;

export interface NumberRead {
  /**
   * The possible meanings of the number: "8.849" has two. The one that is usual in the language
   * first.
   */
  readings: number[];
  /** The rest behind or before the number: "km", "$"; empty when there is none. */
  unit: string;
}

/** Words before a number that change nothing about it. */
const ABOUT = new Set(
  `about approximately approx around circa ca roughly almost nearly some etwa ungefahr rund fast
  aproximadamente unos unas cerca casi alrededor aprox quase uns umas environ presque vers sekitar kira-kira kurang lebih
  लगभग करीब تقريبا حوالي نحو`
    .split(/\s+/)
    .map(folded),
);

const MINUS = new Set(
  'minus negative menos negativo moins negatif negativ ऋण माइनस سالب ناقص'.split(' ').map(folded),
);

const PLUS = new Set('plus positive mas mais positif positiv'.split(' '));

/** Digits with separators, and a fraction, a power of ten or an exponent. */
const DIGITS =
  /^(?:(?<whole>\d{1,15})[ -])?(?<top>\d{1,15})\s?\/\s?(?<bottom>\d{1,15})(?![\d/.,])|^(?<plain>\d[\d.,]*|[.,]\d+)(?:e(?<exponent>[+-]?\d{1,3})(?![\d\p{L}])|\s?[x×·*]\s?10\s?\^?\s?(?<power>-?\d{1,3})(?!\d))?/iu;

const TEN_TO_THE = /^10\s?\^\s?(-?\d{1,3})(?![\d.,])/;

/**
 * Reads a number as people type it: "8,849.5", "8.849,5", "8 849 m", "~1e3", "1.5 million", "5 juta",
 * "seven", "minus 40", "1/2", the digits of other scripts. Linear in the length of the text.
 * @param language of the words and separators; English words are read, too
 * @returns undefined when it is none, or when something is with it that could change it
 */
export function readNumber(text: string, language: Language | undefined): NumberRead | undefined {
  if (text.length > LONGEST) return undefined;
  let rest = asciiDigits(spellOutSigns(shortRows(text)))
    .replace(/[−–﹣]/g, '-')
    .replaceAll('٫', '.')
    .replace(/(?<=\d)[\s'’٬_](?=\d{3}(?!\d))/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[!?;:.\s]+$/, '')
    .replace(/^[\s~≈=:>]+/, (signs) => (signs.includes('>') ? signs : ''));
  rest = leaveOut(rest, ABOUT);
  let sign = 1;
  const before: string[] = [];
  for (let changed = true; changed; ) {
    changed = false;
    const currency = rest.match(
      /^(\p{Sc}|rp\.?|rs\.?|us\$|usd|eur|gbp|inr|idr)\s?(?=[-+.,]?\d)/iu,
    )?.[0];
    if (currency !== undefined && before.length === 0) {
      before.push(currency.trim());
      rest = rest.slice(currency.length);
      changed = true;
    }
    const [first = ''] = rest.split(' ', 1);
    if (sign === 1 && (/^-\s?(?=\P{Pd})/u.test(rest) || MINUS.has(folded(first)))) {
      sign = -1;
      rest = rest.startsWith('-') ? rest.slice(1).trim() : rest.slice(first.length + 1);
      changed = true;
    } else if (sign === 1 && (/^\+\s?(?=[\d.,])/.test(rest) || PLUS.has(folded(first)))) {
      rest = rest.startsWith('+') ? rest.slice(1).trim() : rest.slice(first.length + 1);
      return finish(rest, 1, before, language);
    }
  }
  return finish(rest, sign, before, language);
}

function finish(rest: string, sign: number, before: string[], language: Language | undefined) {
  let left = rest;
  let readings: number[] = [];
  let smallest = Number.POSITIVE_INFINITY;
  for (let part = 0; part < MOST_PARTS; part++) {
    const read = readPart(left, language, part === 0);
    if (!read) break;
    if (part > 0) {
      // Only of what is bigger comes more: 5 crore 20 lakh.
      if (!(Math.max(...read.readings) < smallest)) return undefined;
      readings = readings.map((reading) => reading + (read.readings[0] ?? 0));
    } else readings = read.readings;
    left = read.rest;
    if (read.factor === 1) break;
    smallest = read.factor;
    left = left.replace(/^(?:,|\s)*(?:(?:and|und|y|e|et)\s|و)?/u, '');
  }
  const unit = left.trim();
  // Metres or millions.
  if (left === 'm' && readings.length === 1) readings.push((readings[0] ?? 0) * 1e6);
  readings = readings.map((value) => (value === 0 ? 0 : sign * value)).filter(Number.isFinite);
  if (readings.length === 0 || /[\d/]|^[.,+*^x-]/.test(unit)) return undefined;
  if (unit !== '' && before.length > 0) return undefined;
  return { readings: [...new Set(readings)], unit: unit || (before[0] ?? '') };
}

/** One number and its multiples, from the start of the text. */
function readPart(text: string, language: Language | undefined, isFirst: boolean) {
  const power = text.match(TEN_TO_THE);
  if (power && isFirst) {
    return { readings: [10 ** Number(power[1])], rest: text.slice(power[0].length), factor: 1 };
  }
  const match = text.match(DIGITS);
  if (match?.groups) {
    const { whole = '0', top, bottom, plain = '', exponent, power: ten } = match.groups;
    const readings =
      top === undefined
        ? plainDecimals(plain.replace(/(?<![.,])[.,]+$/, ''), language).map((decimal) =>
            Number(`${decimal}e${exponent ?? ten ?? 0}`),
          )
        : [Number(whole) + Number(top) / Number(bottom)];
    if (readings.length === 0 || readings.some((reading) => !Number.isFinite(reading)))
      return undefined;
    return withMultiples(readings, text.slice(match[0].length), language);
  }
  const words = text.split(/[\s-]+/);
  for (const of of language === undefined || language === 'en'
    ? (['en'] as const)
    : [language, 'en' as const]) {
    const read = readWords(words, of);
    if (!read) continue;
    const rest = words.slice(read.length).join(' ');
    const scaled =
      read.value < 1000 ? withMultiples([read.value], ` ${rest}`, language) : undefined;
    if (scaled) return scaled;
    return { readings: [read.value], rest, factor: 1 };
  }
  return undefined;
}

/** "k", "lakh", "mil millones" behind a number; "m" may be metres or millions. */
function withMultiples(readings: number[], text: string, language: Language | undefined) {
  let rest = text;
  let factor = 1;
  for (let most = 0; most < 3; most++) {
    const word = rest.match(/^\s?-?([\p{L}\p{M}]+)\.?/u);
    const times = word?.[1] === undefined ? undefined : multiple(word[1], language);
    // A dash before letters joins them; a unit of the same name as a multiple follows no multiple.
    if (!word || times === undefined) break;
    factor *= times;
    rest = rest.slice(word[0].length);
  }
  const scaled = readings.map((reading) => round(reading * factor));
  return { readings: scaled, rest: rest.replace(/^\s?(?:of|de|d'|von)\s/, ''), factor };
}

/** Without what floating point adds to 1.1 * 1e6. */
const round = (value: number): number => Number(value.toPrecision(15));

function leaveOut(text: string, words: ReadonlySet<string>): string {
  const given = text.split(' ');
  const start = given.findIndex((word) => !words.has(folded(word.replace(/\.$/, ''))));
  return start <= 0 ? text : given.slice(start).join(' ');
}

/** Whether a unit that was typed is the one meant, and how many of that it is; undefined when not. */
export function inUnit(typed: string, asked: string): number | undefined {
  if (folded(typed) === folded(asked)) return 1;
  const from: Unit | undefined = unitOf(typed);
  const to: Unit | undefined = unitOf(asked);
  if (!from || !to || from.measures !== to.measures) return undefined;
  return from.size / to.size;
}
