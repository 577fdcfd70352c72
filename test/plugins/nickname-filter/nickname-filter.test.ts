import { expect, it } from 'vitest';
import { isFoulName } from '../../../plugins/nickname-filter/index.ts';

// Signs that mean something in a pattern are nothing special in a word of the operator.
const isFoul = isFoulName(['voldemort', 'a[b]?|\\']);

it.each([
  'fuck',
  'FuCk',
  'fuuuck',
  'f u c k',
  'sh1t',
  'a$$hole',
  'Mr Fuckface',
  'V0ldemort',
  'f.u.c.k you',
  'S H I T',
])('%j is foul', (name) => {
  expect(isFoul(name)).toBe(true);
});

it.each([
  'Ana',
  'Scunthorpe',
  'Dick van Dyke'.slice(5),
  'Cassandra',
  'Bassett',
  'Essex',
  'José',
  '李小龍',
  'classic',
  'A B C',
  'J F K',
])('%j is not', (name) => {
  expect(isFoul(name)).toBe(false);
});
