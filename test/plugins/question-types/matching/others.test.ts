/** A thing is never taken for another one of its kind: countries, months, days, numbers. */
import { toCardinal as ar, toOrdinal as arPlace } from 'n2words/ar-SA';
import { toCardinal as de, toOrdinal as dePlace } from 'n2words/de-DE';
import { toCardinal as en, toOrdinal as enPlace } from 'n2words/en-US';
import { toCardinal as es, toOrdinal as esPlace } from 'n2words/es-ES';
import { toCardinal as fr, toOrdinal as frPlace } from 'n2words/fr-FR';
import { toCardinal as hi, toOrdinal as hiPlace } from 'n2words/hi-IN';
import { toCardinal as id, toOrdinal as idPlace } from 'n2words/id-ID';
import { toCardinal as pt, toOrdinal as ptPlace } from 'n2words/pt-PT';
import { describe, expect, it } from 'vitest';
import { Matcher } from '../../../../plugins/question-types/matching/matcher.ts';
import { LANGUAGES, type Language } from '../../../../vocabulary/all.ts';

const CARDINALS = { ar, de, en, es, fr, hi, id, pt };
const ORDINALS = {
  ar: arPlace,
  de: dePlace,
  en: enPlace,
  es: esPlace,
  fr: frPlace,
  hi: hiPlace,
  id: idPlace,
  pt: ptPlace,
};

const upTo = (count: number, name: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => name(index));

const KINDS: Record<string, (language: Language) => string[]> = {
  countries(language) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const codes = letters.flatMap((one) => letters.map((other) => one + other));
    return [...new Set(codes.flatMap((code) => names.of(code) ?? []))];
  },
  months: (language) =>
    upTo(12, (month) =>
      new Date(Date.UTC(2024, month, 15)).toLocaleDateString(language, { month: 'long' }),
    ),
  days: (language) =>
    upTo(7, (day) =>
      new Date(Date.UTC(2024, 0, day + 1, 12)).toLocaleDateString(language, { weekday: 'long' }),
    ),
  numbers: (language) => upTo(121, CARDINALS[language]),
  places: (language) => upTo(60, (index) => ORDINALS[language](index + 1)),
};

describe.each(Object.entries(KINDS))('of all %s, none is taken for another one', (_, namesIn) => {
  it.each(LANGUAGES)('in %s', (language) => {
    const names = namesIn(language);
    expect(names.length).toBeGreaterThan(6);
    const taken = names.flatMap((accepted) => {
      const matcher = new Matcher({ accepted: [accepted], language });
      return names
        .filter((name) => name !== accepted && matcher.find(name) !== undefined)
        .map((name) => `${accepted} <- ${name}`);
    });
    expect(taken).toEqual([]);
  });
});
