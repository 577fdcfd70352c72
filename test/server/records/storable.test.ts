/** Texts that PostgreSQL cannot hold never reach it: one would keep a whole game out of the records. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definePlugin } from '../../../server/plugin.ts';
import { isStorable } from '../../../server/records/storable.ts';
import { startApp } from '../../support/app.ts';
import { archiveOf } from '../../support/archive.ts';
import { hostGame, joinWeb, refused } from '../../support/clients.ts';
import { anything } from './fixtures/anything.ts';

describe('a value can be stored', () => {
  it.each<[unknown]>([['Zoë 🦊'], ['\\u0000'], [''], [null], [7], [[{ a: ['b', false] }]]])(
    'when it is %j',
    (value) => {
      expect(isStorable(value)).toBe(true);
    },
  );

  it.each<[unknown]>([['a\0b'], ['\ud800'], ['\udc00 '], [[[{ a: ['\0'] }]]], [{ 'a\0': 1 }]])(
    'but not when it is %j',
    (value) => {
      expect(isStorable(value)).toBe(false);
    },
  );

  it('when no text in it would be escaped as NUL or half a pair', () => {
    const escaped = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;
    const text = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', '\0', '\\', 'u0000', '\ud83e', '\udd8a', '🦊') }),
    );
    fc.assert(
      fc.property(fc.array(fc.dictionary(text, text)), (value) => {
        expect(isStorable(value)).toBe(!escaped.test(JSON.stringify(value)));
      }),
    );
  });

  it('however deep it is', () => {
    let deep: unknown = 'a';
    for (let depth = 0; depth < 100_000; depth++) deep = [deep];
    expect(isStorable(deep)).toBe(true);
  });
});

const trusting = definePlugin<never>({
  name: 'trusting',
  setup({ questionTypes }) {
    questionTypes.register(anything, new URL('./fixtures/anything.ts', import.meta.url).href);
  },
});

it('an answer that could not be stored is refused, and the game is archived', async () => {
  await using running = await startApp({}, [trusting]);
  using host = await hostGame(running.url, {
    title: 'T',
    questions: [
      { type: 'text', text: 'Say', accepted: ['abc'] },
      { type: 'anything', text: 'Say' },
    ],
  });
  using ana = await joinWeb(running.url, host.pin, 'Ana');
  await host.command('start');
  for (const question of [0, 1]) {
    await ana.inbox.next('question', ({ index }) => index === question);
    for (const value of ['a\0b', 'a\ud800'])
      expect(refused(await ana.answer(question, value))).toBe('BAD_PAYLOAD');
    if (question === 1) expect(refused(await ana.answer(1, { a: ['\0'] }))).toBe('BAD_PAYLOAD');
    await host.command('skip');
    await ana.inbox.next('leaderboard', ({ index }) => index === question);
    await host.command('next');
  }
  await ana.inbox.next('finished');
  expect((await archiveOf(running.app, host.id)).answers).toEqual([]);
  expect(running.logged).toEqual([]);
});
