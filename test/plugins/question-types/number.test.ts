import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { number, readNumbers as readFor } from '../../../plugins/question-types/number.ts';
import { questionOf } from './questions.ts';

const anyNumber = questionOf(number, { value: 0 });
const readNumbers = (text: string, language = 'xx') => readFor({ ...anyNumber, language }, text);

it('is as far from the right one above it as below it, however floating point stores that', () => {
  const steps = fc.integer({ min: -1_000_000, max: 1_000_000 });
  fc.assert(
    fc.property(
      steps,
      fc.nat(1_000_000),
      fc.integer({ min: 0, max: 6 }),
      (middle, off, decimals) => {
        const at = (step: number) => Number(`${step}e-${decimals}`);
        const question = questionOf(number, { value: at(middle) });
        const [below, above] = [middle - off, middle + off].map((step) =>
          number.distance?.(question, at(step)),
        );
        expect(below).toBe(at(off));
        expect(above).toBe(below);
      },
    ),
    { examples: [[10, 1, 1]] },
  );
});

describe('a typed number', () => {
  it.each<[string, number[]]>([
    ['8849', [8849]],
    ['8,849', [8.849, 8849]],
    ['8.849', [8.849, 8849]],
    ['8.849 m', [8.849, 8849]],
    ['1.234', [1.234, 1234]],
    ['-1.234', [-1.234, -1234]],
    ['0.849', [0.849]],
    ['1234.567', [1234.567]],
    ['8 849 m', [8849]],
    ['8\u00A0849', [8849]],
    ['8\u202F849,5', [8849.5]],
    ['1 234 567', [1_234_567]],
    ["8'849", [8849]],
    ['8.849,5', [8849.5]],
    ['8,849.5', [8849.5]],
    ['1.234.567', [1_234_567]],
    ['0.125', [0.125]],
    ['0,125', [0.125]],
    ['12,5', [12.5]],
    ['50%', [50]],
    ['12.5 %', [12.5]],
    ['-5°C', [-5]],
    ['$5', [5]],
    ['€ 1.234,50', [1234.5]],
    ['1.234.567,89', [1_234_567.89]],
    ['1,234,567.89', [1_234_567.89]],
    ['.5', [0.5]],
    ['-7', [-7]],
    ['−7', [-7]],
    ['~ 42', [42]],
    ['about 42', [42]],
    ['42.', [42]],
    ['42 km', [42]],
    ['1e3', [1000]],
    ['1.5 million', [1_500_000]],
    ['2 thousand', [2000]],
    ['٤٢', [42]],
    ['४२', [42]],
    ['forty', [40]],
    ['forty legs', []],
    ['', []],
    ['1 2 3', []],
    ['2-3', []],
    ['1e999', []],
    ['x'.repeat(100_000), []],
  ])('%j reads as %j', (text, readings) => {
    expect(readNumbers(text)).toEqual(readings);
  });

  it('reads back whatever was written, plainly or in groups', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.constantFrom('en', 'de', 'fr'),
        (value, locale) => {
          expect(readNumbers(String(value))).toEqual([value === 0 ? 0 : value]);
          expect(readNumbers(value.toLocaleString(locale))).toContain(value);
        },
      ),
    );
  });
});

describe('a number question', () => {
  const height = questionOf(number, { value: 8849, tolerance: 10 });

  it.each([8849, 8839, 8859, '8.850 m', '8,850', '8 850', '8849,0'])(
    'takes %j as right',
    (given) => {
      expect(number.grade(height, number.parse(height, given))).toBe(1);
    },
  );

  it.each([8838, 8860, 0, '8.8', '900', '8,8'])('takes %j as wrong', (given) => {
    expect(number.grade(height, number.parse(height, given))).toBe(0);
  });

  it.each([
    ['1.234', 1234, 1234],
    ['1,234', 1234, 1234],
    ['1.234', 1.234, 1.234],
    ['1,234', 1.234, 1.234],
    // Neither is right: the one that is usual in English.
    ['1.234', 99, 1.234],
    ['1,234', 99, 1234],
  ])('takes %j, where %d is right, for %d', (typed, value, meant) => {
    const question = questionOf(number, { value });
    const stored = number.parse(question, typed);
    // The reading must not be seen before the reveal, not even by the player who sent it.
    expect(stored).toBe(typed);
    expect(number.read?.(question, typed)).toBe(typed);
    expect(number.label(question, stored)).toBe(meant.toLocaleString('en'));
    expect(number.grade(question, stored)).toBe(meant === value ? 1 : 0);
  });

  it('is right within the tolerance and nowhere else', () => {
    const anything = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(anything, fc.nat(1000), anything, (value, tolerance, given) => {
        const question = questionOf(number, { value, tolerance });
        const right = Math.abs(value - given) <= tolerance ? 1 : 0;
        expect(number.grade(question, given)).toBe(right);
        expect(number.grade(question, value + tolerance)).toBe(1);
        expect(number.grade(question, value - tolerance - 1)).toBe(0);
      }),
    );
  });

  it('is exact without a tolerance, and forgiving about floating point', () => {
    expect(number.grade(questionOf(number, { value: 0.3 }), 0.1 + 0.2)).toBe(1);
    expect(number.grade(questionOf(number, { value: 88 }), 88.0001)).toBe(0);
  });

  it('shows numbers in groups, and the tolerance', () => {
    expect(number.correctText(height)).toBe('8,849 (± 10)');
    expect(number.label(height, -1234.5)).toBe('-1,234.5');
    expect(Object.is(number.parse(height, -0), 0)).toBe(true);
  });

  it.each([
    null,
    true,
    [1],
    {},
    Number.NaN,
    Number.POSITIVE_INFINITY,
    'many',
    '',
    '5 legs',
    '20.7.1969',
  ])('refuses what is no number (%#)', (given) => {
    expect(() => number.parse(height, given)).toThrow(
      expect.objectContaining({ code: 'BAD_PAYLOAD' }),
    );
  });
});

describe('a number question with a unit', () => {
  const height = questionOf(number, { value: 8849, unit: 'm' });

  it.each<[string, number | undefined]>([
    ['8849', 8849],
    ['8849 metres', 8849],
    ['8.849 km', undefined],
    ['8,8495 km', 8849.5],
    ['884900 cm', 8849],
    ['8849 kg', undefined],
    ['8849 bananas', undefined],
  ])('reads %j as %j', (typed, value) => {
    const read = number.read?.(height, typed);
    expect(typeof read === 'string' ? undefined : read).toBe(value);
  });

  it('takes words of the question for units, and no others', () => {
    const legs = { ...questionOf(number, { value: 8 }), text: 'How many legs has a spider?' };
    expect(number.read?.(legs, '8 legs')).toBe(8);
    expect(number.read?.(legs, '8 arms')).toBeUndefined();
  });

  it('shows what is understood, in the language of the question, and nothing about what is right', () => {
    const asked = questionOf(number, { value: 5_000_000 });
    const understood = (value: unknown, language = 'en') =>
      number.understood?.({ ...asked, language }, value);
    expect(understood('5 juta')).toBe('5,000,000');
    expect(understood('5 juta', 'id')).toBe('5.000.000');
    expect(understood('1.234')).toBe('1.234 / 1,234');
    expect(understood('1.234', 'de')).toBe('1.234 / 1,234');
    expect(understood(7)).toBe('7');
    expect(number.understood?.(height, '8.849 km')).toBe('8,849 / 8,849,000 m');
    for (const unread of ['many', '5 bananas', '20.7.1969', null, {}, Number.NaN])
      expect(understood(unread)).toBeUndefined();
  });
});
