/** Questions whose answer is an order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { order } from '../../../plugins/order/order.ts';
import { questionOf } from '../question-types/questions.ts';

const planets = questionOf(order, { options: ['Mercury', 'Venus', 'Earth', 'Mars'] });
const partial = questionOf(order, {
  options: ['Mercury', 'Venus', 'Earth', 'Mars'],
  partial: true,
});
const permutation = (count: number) =>
  fc.shuffledSubarray(
    Array.from({ length: count }, (_, index) => index),
    { minLength: count },
  );

it('is right when all are in their place, and only then', () => {
  fc.assert(
    fc.property(permutation(4), (value) => {
      const inPlace = value.filter((index, place) => index === place).length;
      expect(order.grade(planets, order.parse(planets, value))).toBe(inPlace === 4 ? 1 : 0);
      expect(order.grade(partial, order.parse(partial, value))).toBe(inPlace / 4);
    }),
  );
});

it.each([
  undefined,
  3,
  'a b c d',
  [0, 1, 2],
  [0, 1, 2, 3, 4],
  [0, 1, 2, 2],
  [0, 1, 2, 4],
  [0, 1, 2, 3.5],
  ['0', '1', '2', '3'],
])('refuses %j', (value) => {
  expect(() => order.parse(planets, value)).toThrow('each index from 0 to 3 once');
});

it('says the order in words, and counts equal orders as one line', () => {
  expect(order.correctText(planets)).toBe('Mercury → Venus → Earth → Mars');
  expect(order.label(planets, [1, 0, 2, 3])).toBe('Venus → Mercury → Earth → Mars');
  expect(order.line?.(planets, [1, 0, 2, 3])).toEqual({ key: '1,0,2,3', right: false });
  expect(order.line?.(planets, [0, 1, 2, 3])).toEqual({ key: '0,1,2,3', right: true });
});

describe('its fields', () => {
  const read = (fields: object) => order.fields.safeParse(fields).success;

  it('are 2 to 10 texts that look different', () => {
    expect(read({ options: ['a', 'b'] })).toBe(true);
    expect(read({ options: ['a'] })).toBe(false);
    expect(read({ options: Array.from({ length: 11 }, (_, index) => `${index}`) })).toBe(false);
    expect(read({ options: ['Mars', ' mars '] })).toBe(false);
    expect(read({ options: ['a', 'x'.repeat(101)] })).toBe(false);
    expect(read({ options: ['a', ''] })).toBe(false);
  });
});
