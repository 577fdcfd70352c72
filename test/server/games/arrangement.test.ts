/** How games shuffle what stands in its right order. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arrange, arranged, fromShown, toShown } from '../../../server/games/arrangement.ts';
import type { Form } from '../../../server/plugin.ts';

const texts = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ text: `${index}` }));
const counts = fc.integer({ min: 2, max: 10 });
const game = fc.record({ id: fc.string(), seed: fc.string() });

const forms = (count: number): Form[] => [
  { kind: 'order', options: texts(count) },
  { kind: 'match', left: texts(count), right: texts(count) },
];

it('shows all options, never in the right order, and the same to everybody', () => {
  fc.assert(
    fc.property(game, counts, fc.nat(500), (of, count, index) => {
      for (const form of forms(count)) {
        const arrangement = arrange(of, index, form) ?? [];
        expect(arrangement.toSorted((a, b) => a - b)).toEqual([...Array(count).keys()]);
        expect(arrangement).not.toEqual([...Array(count).keys()]);
        expect(arrange(of, index, form)).toEqual(arrangement);
        const shown = arranged(form, arrangement);
        const moved =
          shown.kind === 'order' ? shown.options : shown.kind === 'match' && shown.right;
        expect(moved).toEqual(arrangement.map((from) => ({ text: `${from}` })));
        if (shown.kind === 'match') expect(shown.left).toEqual(texts(count));
      }
    }),
  );
});

it('takes values back to where they came from', () => {
  fc.assert(
    fc.property(game, counts, (of, count) => {
      const [form] = forms(count) as [Form];
      const arrangement = arrange(of, 0, form);
      const value = [...Array(count).keys()].reverse();
      expect(fromShown(arrangement, toShown(arrangement, value))).toEqual(value);
    }),
  );
});

it('shuffles another question, and another game, in another way', () => {
  const [form] = forms(10) as [Form];
  const orders = Array.from({ length: 50 }, (_, index) =>
    String(arrange({ id: 'g', seed: `${index % 5}` }, index, form)),
  );
  expect(new Set(orders).size).toBeGreaterThan(45);
});

it('favours no order much', () => {
  const [form] = forms(3) as [Form];
  const seen = new Map<string, number>();
  for (let index = 0; index < 6000; index++) {
    const order = String(arrange({ id: 'g', seed: 's' }, index, form));
    seen.set(order, (seen.get(order) ?? 0) + 1);
  }
  // Five orders are left of six; the one next to the right one takes its share, too.
  expect(seen.size).toBe(5);
  expect(Math.min(...seen.values())).toBeGreaterThan(800);
});

it.each<Form>([
  { kind: 'pick', options: texts(4) },
  { kind: 'text' },
  { kind: 'number' },
  { kind: 'point', image: '/media/map.png', alt: 'a map' },
])('leaves $kind as it is', (form) => {
  expect(arrange({ id: 'g', seed: 's' }, 0, form)).toBeUndefined();
  expect(arranged(form, undefined)).toBe(form);
  expect(fromShown(undefined, [1, 0])).toEqual([1, 0]);
});

it('leaves what is no list of places to the type', () => {
  const arrangement = [1, 0];
  expect(fromShown(arrangement, 'a b')).toBe('a b');
  expect(fromShown(arrangement, [9, 'x', null])).toEqual([9, 'x', null]);
});
