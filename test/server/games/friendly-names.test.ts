import { expect, it } from 'vitest';
import { judgeWith } from '../../../plugins/nickname-filter/judge.ts';
import { friendlyNames } from '../../../server/games/friendly-names.ts';
import { FRIENDLY } from '../../../server/games/friendly-words.ts';
import { cleanNickname } from '../../../server/games/nickname.ts';
import { nicknameKeys } from '../../../server/games/nickname-keys.ts';

const judge = judgeWith({});

it.each(Object.entries(FRIENDLY))('names in %s are good names, none like another', (_, words) => {
  const { first, second } = words;
  const names = first.flatMap((one) => second.map((other) => `${one} ${other}`));
  expect(names.length).toBeGreaterThan(100);
  expect(names.filter((name) => judge(name) !== 'fine')).toEqual([]);
  // As they are, and with the largest number behind them.
  for (const name of names) expect(cleanNickname(`${name} 9999`)).toBe(`${name} 9999`);
  const keys = names.flatMap((name) => [...new Set(nicknameKeys(name))]);
  expect(new Set(keys).size).toBe(keys.length);
});

it('the language of the quiz is spoken, and English where it has no words', () => {
  const of = (language: string) => [...friendlyNames(language, 'seed')][0];
  expect(of('de-AT')).toBe(of('de'));
  expect(of('de')).not.toBe(of('en'));
  expect(of('xx')).toBe(of('en'));
  expect(of('EN')).toBe(of('en'));
  expect(of('constructor')).toBe(of('en'));
});

it('a seed gives the same names again, and without one they are random', () => {
  const all = (seed?: string) => [...friendlyNames('en', seed)];
  expect(all('a')).toEqual(all('a'));
  expect(all('a')).not.toEqual(all('b'));
  expect(all()).not.toEqual(all());
  // The last ones are from more than a stadium can use up.
  expect(all('a').at(-1)).toMatch(/ \d{3,4}$/);
});
