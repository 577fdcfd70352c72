/** Questions that ask what belongs together. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { match } from '../../../plugins/match/match.ts';
import { form as formSchema } from '../../../server/protocol/form.ts';
import { questionOf } from '../question-types/questions.ts';

const pairs = [
  ['Japan', 'Yen'],
  ['India', 'Rupee'],
  ['Poland', 'Złoty'],
];
const currencies = questionOf(match, { pairs, extra: ['Krona'] });
const allOrNothing = questionOf(match, { pairs, extra: ['Krona'], partial: false });

const items = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 4, maxLength: 10 });
/** A question as authors write it, and an answer to it. */
const answered = items.chain((right) =>
  fc.integer({ min: 2, max: right.length }).chain((count) =>
    fc.record({
      fields: fc.constant({
        pairs: right.slice(0, count).map((text, row) => [`left ${row}`, text]),
        extra: right.slice(count),
      }),
      value: fc.array(fc.nat(right.length - 1), { minLength: count, maxLength: count }),
      partial: fc.boolean(),
    }),
  ),
);

it('counts the share of right pairs, or all or nothing', () => {
  fc.assert(
    fc.property(answered, ({ fields, value, partial }) => {
      const question = questionOf(match, { ...fields, partial });
      const share = value.filter((index, row) => index === row).length / value.length;
      const graded = match.grade(question, match.parse(question, value));
      expect(graded).toBe(partial || share === 1 ? share : 0);
    }),
  );
  const right = match.right?.(currencies) as number[];
  expect(match.grade(currencies, right)).toBe(1);
  expect(match.grade(currencies, [0, 3, 2])).toBe(2 / 3);
  expect(match.grade(allOrNothing, [0, 3, 2])).toBe(0);
});

it('has a form that clients take, with what belongs to nobody at the end', () => {
  fc.assert(
    fc.property(answered, ({ fields }) => {
      const form = match.form(questionOf(match, fields), 'en');
      expect(formSchema.parse(form)).toEqual(form);
    }),
  );
  expect(match.form(currencies, 'en')).toMatchObject({
    left: ['Japan', 'India', 'Poland'].map((text) => ({ text })),
    right: ['Yen', 'Rupee', 'Złoty', 'Krona'].map((text) => ({ text })),
  });
});

it.each([
  undefined,
  3,
  '1A 2B 3C',
  [0, 1],
  [0, 1, 2, 3],
  [0, 1, 4],
  [0, 1, -1],
  [0, 1, 1.5],
  ['0', '1', '2'],
])('refuses %j', (value) => {
  expect(() => match.parse(currencies, value)).toThrow(
    'value: expected a list of 3 indexes from 0 to 3: for each on the left one on the right',
  );
});

it('says pairs in words, and counts each pair as a line of its own', () => {
  expect(match.correctText(currencies)).toBe('Japan: Yen, India: Rupee, Poland: Złoty');
  expect(match.label(currencies, [0, 3, 1])).toBe('Japan: Yen, India: Krona, Poland: Rupee');
  expect(match.line?.(currencies, [0, 3, 1])).toEqual([
    { key: '0 0', right: true, label: 'Japan: Yen' },
    { key: '1 3', right: false, label: 'India: Krona' },
    { key: '2 1', right: false, label: 'Poland: Rupee' },
  ]);
});

it('shows pictures on either side, and calls them by what is on them', () => {
  const media = { image: '/media/flag.png', alt: 'A red disc on white' };
  const flags = questionOf(match, {
    pairs: [
      [{ media }, 'Japan'],
      ['India', { text: 'Wheel', media }],
    ],
  });
  expect(match.form(flags, 'en')).toMatchObject({
    left: [{ text: '', media }, { text: 'India' }],
    right: [{ text: 'Japan' }, { text: 'Wheel', media }],
  });
  expect(match.correctText(flags)).toBe('A red disc on white: Japan, India: Wheel');
});

describe('its fields', () => {
  const problems = (fields: object) => {
    const read = match.fields.safeParse(fields);
    return read.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
  };
  const few = [
    ['a', '1'],
    ['b', '2'],
  ];
  const many = (count: number, from = 0) =>
    Array.from({ length: count }, (_, at) => [`left ${from + at}`, `right ${from + at}`]);

  it.each([
    [{ pairs: few }, []],
    [{ pairs: few, extra: [] }, []],
    [{ pairs: many(10) }, []],
    [{ pairs: many(2), extra: many(8, 2).map(([, right]) => right) }, []],
    [{ pairs: few.slice(1) }, ['pairs: expected 2 to 10 pairs']],
    [{ pairs: many(11) }, ['pairs: expected 2 to 10 pairs']],
    [{ pairs: few, extra: many(9) }, ['extra: expected at most 8']],
    [{ pairs: many(9), extra: ['x', 'y'] }, ['extra: beside 9 pairs there is room for 1']],
    [{ pairs: [...few, ['c']] }, ['pairs.2: expected what belongs together: ["Japan", "Yen"]']],
    [
      { pairs: [...few, ['c', 7]] },
      [expect.stringMatching(/^pairs\.2\.1: expected a text of 1 to 100 characters, or a picture/)],
    ],
    [
      { pairs: [...few, ['c', { media: { image: 'flag.png', alt: 'A flag' } }]] },
      ['pairs.2.1.media.image: a path that starts with "/", or an https URL'],
    ],
    [{ pairs: [...few, [' A', '3']] }, ['pairs.2.0: another pair begins with "A", too']],
    [
      { pairs: [...few, ['c', '２']] },
      ['pairs.2.1: "２" is there twice on the right: nobody could tell which one is meant'],
    ],
    [
      { pairs: few, extra: ['3', '1'] },
      ['extra.1: "1" is there twice on the right: nobody could tell which one is meant'],
    ],
  ])('%j', (fields, expected) => {
    expect(problems(fields)).toEqual(expected);
  });

  it('are refused without an exception, whatever they are', () => {
    const anything = fc.array(fc.oneof(fc.anything(), fc.array(fc.anything(), { maxLength: 3 })));
    fc.assert(
      fc.property(anything, anything, (pairs, extra) => {
        match.fields.safeParse({ pairs, extra });
      }),
    );
  });
});
