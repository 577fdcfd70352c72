import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WordFilter } from '../../../../plugins/question-types/matching/bloom.ts';
import { canonical } from '../../../../plugins/question-types/matching/canonical.ts';
import { slipsBetween } from '../../../../plugins/question-types/matching/distance.ts';
import {
  areConfused,
  isKnownWord,
  readPairs,
} from '../../../../plugins/question-types/matching/known-words.ts';
import { areSingularAndPlural } from '../../../../plugins/question-types/matching/plurals.ts';
import { romanValue } from '../../../../plugins/question-types/matching/roman.ts';
import { forgivenSlips } from '../../../../plugins/question-types/matching/slip.ts';
import { valueKey } from '../../../../plugins/question-types/matching/values.ts';
import { writtenWords } from '../../../../plugins/question-types/matching/written.ts';
import type { Language } from '../../../../vocabulary/all.ts';

describe('the canonical form', () => {
  it.each([
    ['  Mount   EVEREST! ', 'mount everest'],
    ['U.S.A.', 'usa'],
    ['J. K. Rowling', 'jk rowling'],
    ['l’eau', 'l eau'],
    ["don't", 'dont'],
    ['ＡＣ／ＤＣ', 'ac dc'],
    ['H₂O', 'h 2 o'],
    ['m²', 'm 2'],
    ['2³', '2^3'],
    ['2½', '2 1/2'],
    ['−40', '-40'],
    ['1939–45', '1939 45'],
    ['C#', 'c#'],
    ['C++', 'c++'],
    ['F♯', 'f#'],
    ['$5', '$ 5'],
    ['١٩٤٥', '1945'],
    ['Beyoncé', 'beyonce'],
    ['Straße', 'strasse'],
    ['ΌΣΟΣ', 'οσοσ'],
    ['مـُحَمَّد', 'محمد'],
    ['काम', 'काम'],
    ['かぎ', 'かぎ'],
    ['ｶﾞ', 'ガ'],
    ['第一次 世界大战', '第一次世界大战'],
    ['レオナルド・ダ・ヴィンチ', 'レオナルドダヴィンチ'],
    ['?!', ''],
  ])('of %j is %j', (text, form) => {
    expect(canonical(text)).toBe(form);
  });

  it('keeps marks where they are asked for, and always where they are letters', () => {
    expect(canonical('Forêt', 'keep')).toBe('forêt');
    for (const [one, other] of [
      ['कम', 'काम'],
      ['かき', 'かぎ'],
      ['バス', 'パス'],
      ['มา', 'ม้า'],
      ['கல்', 'கால்'],
      ['שלום', 'שָׁלוֹם'],
    ] as const)
      expect(canonical(one)).not.toBe(canonical(other));
  });

  it('is its own canonical form, whatever the text is and however it is composed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const form = canonical(text);
        expect(canonical(text.normalize('NFD'))).toBe(form);
        expect(canonical(form)).toBe(form);
      }),
    );
  });
});

describe('one way of writing', () => {
  it.each<[string, string, Language]>([
    ['The Lord of the Rings', 'lord of rings', 'en'],
    ['St. Louis', 'saint louis', 'en'],
    ['Simon & Garfunkel', 'simon and garfunkel', 'en'],
    ["Guns N' Roses", 'guns and roses', 'en'],
    ['Simon und Garfunkel', 'simon and garfunkel', 'de'],
    ['$5', '5 dollar', 'en'],
    ['5°C', '5 degree celsius', 'en'],
    ['C#', 'c sharp', 'en'],
    ['colour', 'color', 'en'],
    ['flour', 'flour', 'en'],
    ['cobre', 'cobre', 'es'],
    ['हिन्दी', 'हिंदी', 'hi'],
    ['buku-buku', 'buku', 'id'],
    ['A 380', 'a 380', 'en'],
    ['The', 'the', 'en'],
  ])('of %j is %j', (text, words, language) => {
    expect(writtenWords(canonical(text), language).join(' ')).toBe(words);
  });
});

describe('the value of words', () => {
  it.each<[string, string, Language]>([
    ['Henry VIII', 'henry 8', 'en'],
    ['Henry the Eighth', 'henry 8', 'en'],
    ['World War II', 'world war 2', 'en'],
    ['Second World War', '2 world war', 'en'],
    ['Second', '2.', 'en'],
    ['2nd', '2.', 'en'],
    ['21st Century', '21 century', 'en'],
    ['Twenty-First Century', '21 century', 'en'],
    ['Vitamin C', 'vitamin c', 'en'],
    ['twenty-one', '21', 'en'],
    ['Seven Samurai', '7 samurai', 'en'],
    ['5 million people', '5000000 people', 'en'],
    ['1,000', '1000', 'en'],
    ['1.000', '1000', 'de'],
    ['Python 3.10', 'python 3.10', 'en'],
    ['20.07.1969', '20 7 1969', 'en'],
    ['einundzwanzig', '21', 'de'],
    ['vingt et un', '21', 'fr'],
    ['القاهرة', 'قاهرة', 'ar'],
  ])('of %j is %j', (text, value, language) => {
    expect(valueKey(writtenWords(canonical(text), language), language)).toBe(value);
  });

  it('reads every Roman numeral, and nothing else', () => {
    for (let value = 1; value < 4000; value++) expect(romanValue(roman(value))).toBe(value);
    for (const other of ['', 'iiii', 'vx', 'ic', 'mmmm', 'civic', 'livid', 'x1'])
      expect(romanValue(other)).toBeUndefined();
  });
});

describe('slips', () => {
  it('are counted as by the definition', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 7 });
    fc.assert(
      fc.property(word, word, fc.nat(3), (one, other, most) => {
        expect(slipsBetween(one, other, most)).toBe(Math.min(alignment(one, other), most + 1));
      }),
      { numRuns: 500 },
    );
  });

  it('are forgiven by the length of the word, and fewer where no list knows others', () => {
    const forgiven = (language: Language | undefined) =>
      ['moon', 'earth', 'jupiter', 'asteroid', 'b2b12345', '世界大战战争'].map((word) =>
        forgivenSlips(word, language),
      );
    expect(forgiven('en')).toEqual([0, 1, 1, 2, 0, 0]);
    expect(forgiven(undefined)).toEqual([0, 0, 0, 1, 0, 0]);
  });
});

describe('a plural', () => {
  it.each<[string, string, Language]>([
    ['cat', 'cats', 'en'],
    ['potato', 'potatoes', 'en'],
    ['berry', 'berries', 'en'],
    ['church', 'churches', 'en'],
    ['leon', 'leones', 'es'],
    ['lapiz', 'lapices', 'es'],
    ['leao', 'leoes', 'pt'],
    ['animal', 'animais', 'pt'],
    ['cheval', 'chevaux', 'fr'],
    ['gateau', 'gateaux', 'fr'],
    ['katze', 'katzen', 'de'],
    ['lehrerin', 'lehrerinnen', 'de'],
    ['लड़का', 'लड़के', 'hi'],
    ['معلم', 'معلمون', 'ar'],
  ])('of %j is %j, either way round', (one, other, language) => {
    expect(areSingularAndPlural(one, other, language)).toBe(true);
    expect(areSingularAndPlural(other, one, language)).toBe(true);
  });

  it('is none of another word', () => {
    for (const [one, other] of [
      ['glass', 'glas'],
      ['iraq', 'iraqi'],
      ['it', 'its'],
      ['cat', 'cat'],
      ['hero', 'heron'],
    ] as const)
      expect([one, other, areSingularAndPlural(one, other, 'en')]).toEqual([one, other, false]);
  });
});

describe('known words', () => {
  it('are never missed, and few others are taken for one', () => {
    const words = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 200 });
    fc.assert(
      fc.property(words, (list) => {
        const filter = WordFilter.of(new Set(list));
        for (const word of list) expect(filter.has(word)).toBe(true);
      }),
    );
    const filter = WordFilter.of(new Set(Array.from({ length: 5000 }, (_, at) => `word ${at}`)));
    const others = Array.from({ length: 20_000 }, (_, at) => `other ${at}`);
    expect(others.filter((word) => filter.has(word)).length).toBeLessThan(40);
  });

  it.each<[Language, string[], string[]]>([
    ['en', ['austria', 'basketball', 'manet', 'sodium', 'november'], ['missisippi', 'basketbal']],
    ['es', ['austria', 'sodio', 'noviembre', 'baloncesto'], ['baloncestro', 'novienbre']],
    ['pt', ['austria', 'sodio', 'novembro', 'basquete'], ['basquette', 'novenbro']],
    ['fr', ['autriche', 'hydrogene', 'novembre'], ['hydrogenne', 'novenbre']],
    ['de', ['osterreich', 'wasserstoff', 'november'], ['wasserstof', 'novenber']],
    ['hi', ['ऑस्ट्रिया', 'नवंबर', 'सोडियम'], ['नववंबर']],
    ['ar', ['نمسا', 'نوفمبر', 'صوديوم'], ['نوففمبر']],
    ['id', ['austria', 'november', 'natrium'], ['novenber']],
  ])('of %s are those of its lists', (language, known, unknown) => {
    for (const word of known) expect([word, isKnownWord(word, language)]).toEqual([word, true]);
    for (const word of unknown) expect([word, isKnownWord(word, language)]).toEqual([word, false]);
  });

  it.each<Language>(['en', 'es', 'pt', 'fr', 'de', 'hi', 'ar', 'id'])(
    'that people confuse in %s are known as two',
    (language) => {
      const pairs = readPairs(language);
      expect(pairs.length).toBeGreaterThan(90);
      for (const pair of pairs) {
        expect(pair).toHaveLength(2);
        const [one, other] = pair.map((word) => canonical(word));
        expect(one).not.toBe(other);
      }
    },
  );

  it('are confused either way round', () => {
    expect(areConfused('austria', 'australia', 'en')).toBe(true);
    expect(areConfused('australia', 'austria', 'en')).toBe(true);
    expect(areConfused('austria', 'austra', 'en')).toBe(false);
  });
});

/** Letters added, left out, changed or swapped with the next one, none of them touched twice. */
function alignment(one: string, other: string): number {
  const at = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j;
    const changed = at(i - 1, j - 1) + (one[i - 1] === other[j - 1] ? 0 : 1);
    const swapped =
      i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
        ? at(i - 2, j - 2) + 1
        : Number.POSITIVE_INFINITY;
    return Math.min(changed, swapped, at(i - 1, j) + 1, at(i, j - 1) + 1);
  };
  return at(one.length, other.length);
}

function roman(value: number): string {
  const digits = [
    ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'],
    ['', 'x', 'xx', 'xxx', 'xl', 'l', 'lx', 'lxx', 'lxxx', 'xc'],
    ['', 'c', 'cc', 'ccc', 'cd', 'd', 'dc', 'dcc', 'dccc', 'cm'],
    ['', 'm', 'mm', 'mmm'],
  ];
  return [...String(value)]
    .map((digit, at, { length }) => digits[length - 1 - at]?.[Number(digit)] ?? '')
    .join('');
}
