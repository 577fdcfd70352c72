import fc from 'fast-check';
import { toCardinal as ar } from 'n2words/ar-SA';
import { toCardinal as de } from 'n2words/de-DE';
import { toCardinal as en } from 'n2words/en-US';
import { toCardinal as es } from 'n2words/es-ES';
import { toCardinal as fr } from 'n2words/fr-FR';
import { toCardinal as hi } from 'n2words/hi-IN';
import { toCardinal as id } from 'n2words/id-ID';
import { toCardinal as pt } from 'n2words/pt-PT';
import { describe, expect, it } from 'vitest';
import { inUnit, readNumber } from '../../../../plugins/question-types/numbers/read-number.ts';
import type { Language } from '../../../../vocabulary/all.ts';

const WRITERS = { ar, de, en, es, fr, hi, id, pt };

describe.each(Object.entries(WRITERS))('a number in words of %s', (language, write) => {
  it('is read back, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat(10_000), fc.nat(999_999)), (value) => {
        const text = write(value);
        expect([text, readNumber(text, language as Language)?.readings]).toEqual([text, [value]]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a number as people type it', () => {
  it.each<[string, Language, number]>([
    ['100k', 'en', 1e5],
    ['100 mil', 'en', 1e5],
    ['100 mil', 'pt', 1e5],
    ['5 juta', 'id', 5e6],
    ['5 ribu', 'id', 5000],
    ['5 M', 'id', 5e9],
    ['2M', 'en', 2e6],
    ['3 Mrd.', 'de', 3e9],
    ['1,5 Mio.', 'de', 1.5e6],
    ['1 Billion', 'de', 1e12],
    ['1 billion', 'en', 1e9],
    ['3 mil millones', 'es', 3e9],
    ['2 milliards', 'fr', 2e9],
    ['2 مليون', 'ar', 2e6],
    ['مليونين', 'ar', 2e6],
    ['3 लाख', 'hi', 3e5],
    ['5 crore 20 lakh', 'hi', 5.2e7],
    ['२ करोड़', 'hi', 2e7],
    ['2 million 500 thousand', 'en', 2.5e6],
    ['minus 40', 'en', -40],
    ['negative forty', 'en', -40],
    ['−40', 'en', -40],
    ['menos 40', 'es', -40],
    ['seven', 'de', 7],
    ['nineteen forty-five', 'en', 1945],
    ['neunzehnhundertfünfundvierzig', 'de', 1945],
    ['a hundred', 'en', 100],
    ['½', 'en', 0.5],
    ['2½', 'en', 2.5],
    ['3/4', 'en', 0.75],
    ['1.5×10^6', 'en', 1.5e6],
    ['10⁶', 'en', 1e6],
    ['6.02e23', 'en', 6.02e23],
    ['1,00,000', 'hi', 1e5],
    ['about 42', 'en', 42],
    ['3 dozen', 'en', 36],
  ])('%j in %s is %d', (text, language, value) => {
    expect(readNumber(text, language)).toEqual({ readings: [value], unit: '' });
  });

  it.each([
    '20.7.1969',
    '10 to 20',
    '2-3',
    '1 2 3',
    '12:30',
    '1/2/3',
    '4-5 million',
    '5x',
    'many',
    '',
    '1e999',
    '-',
    '5 +',
    'siete',
  ])('%j is none', (text) => {
    expect(readNumber(text, 'en')).toBeUndefined();
  });

  it('has two readings where it can mean two, the one of the language first', () => {
    expect(readNumber('1.234', 'en')?.readings).toEqual([1.234, 1234]);
    expect(readNumber('1.234', 'de')?.readings).toEqual([1234, 1.234]);
    expect(readNumber('5m', 'en')).toEqual({ readings: [5, 5e6], unit: 'm' });
  });

  it('keeps what is with it, so that it is never counted as bare digits', () => {
    const unit = (text: string) => readNumber(text, 'en')?.unit;
    expect(unit('5 bananas')).toBe('bananas');
    expect(unit('$5')).toBe('$');
    expect(unit('-5°C')).toBe('°C');
  });

  it('is read, or not, whatever the text is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const reading of readNumber(text, 'en')?.readings ?? [])
          expect(Number.isFinite(reading)).toBe(true);
      }),
    );
  });
});

describe('a unit', () => {
  it.each<[string, string, number | undefined]>([
    ['km', 'm', 1000],
    ['metres', 'm', 1],
    ['Stunden', 'hours', 1],
    ['°C', 'celsius', 1],
    ['bananas', 'bananas', 1],
    ['miles', 'kg', undefined],
    ['bananas', 'apples', undefined],
  ])('%j is %j times %d', (typed, asked, size) => {
    expect(inUnit(typed, asked)).toBe(size);
  });
});
