/** Plugins and answers: they may refuse one before it is stored, and are told after. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Observations } from '../../server/hooks.ts';
import { definePlugin, QRushError, type QuestionType } from '../../server/plugin.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { granted, hostGame, joinWeb, refused } from '../support/clients.ts';
import { isRenamed } from '../support/renamed/names.ts';
import { foreign } from './fixtures/foreign-type.ts';

type Accepted = Observations['answer:accepted'];

const never = () => new Promise<void>(() => {});

/** The plugin's decision about an answer. */
let decide: (value: unknown) => void | Promise<void>;
let asked: unknown[];
let accepted: Accepted[];

const referee = definePlugin<never>({
  name: 'referee',
  setup({ hooks }) {
    hooks.decide('answer', ({ player, question, value }) => {
      asked.push([player, question, value]);
      return decide(value);
    });
    hooks.observe('answer:accepted', (answer) => void accepted.push(answer));
  },
});

const types = definePlugin<never>({
  name: 'foreign-types',
  setup: ({ questionTypes }) =>
    questionTypes.register(
      foreign as unknown as QuestionType,
      new URL('./fixtures/foreign-type.ts', import.meta.url).href,
    ),
});

const careful = definePlugin<never>({
  name: 'careful',
  setup({ hooks }) {
    hooks.decide('answer', ({ value }) => (value === 3 ? never() : undefined), {
      onTimeout: 'refuse',
    });
  },
});

const quiz = {
  title: 'Two',
  questions: [
    { type: 'single', text: 'One?', options: ['a', 'b', 'c', 'd'], correct: [0], limit: 60 },
    { type: 'foreign', text: 'Two?', limit: 60 },
  ],
};

let running: RunningApp;
beforeEach(() => {
  decide = () => {};
  asked = [];
  accepted = [];
});
afterEach(() => running[Symbol.asyncDispose]());

async function playing(...plugins: Parameters<typeof startApp>[1] & object) {
  running = await startApp({}, [types, ...plugins]);
  const host = await hostGame(running.url, quiz);
  const ana = await joinWeb(running.url, host.pin, 'Ana');
  const bob = await joinWeb(running.url, host.pin, 'Bob');
  await host.command('start');
  const { openedAt } = await ana.inbox.next('question');
  return {
    openedAt,
    host,
    ana,
    bob,
    [Symbol.dispose]() {
      for (const client of [host, ana, bob]) client[Symbol.dispose]();
    },
  };
}

describe('a plugin that decides about answers', () => {
  it('refuses one, which is then not stored; and another may follow', async () => {
    using game = await playing(referee);
    decide = (value) => {
      if (value === 1) throw new QRushError('WRONG_PHASE', 'Not that one.');
    };
    const ack = await game.ana.answer(0, 1);
    expect(ack).toMatchObject({
      ok: false,
      error: { code: 'WRONG_PHASE', message: 'Not that one.' },
    });
    granted(await game.ana.answer(0, 0));
    expect(asked).toEqual([
      [game.ana.player.id, 0, 1],
      [game.ana.player.id, 0, 0],
    ]);
    expect(accepted.map(({ player, value }) => [player, value])).toEqual([[game.ana.player.id, 0]]);
  });

  it('is not asked again: the same value has its first ack, another one is one too many', async () => {
    using game = await playing(referee);
    const { receivedAt } = granted(await game.ana.answer(0, 2));
    decide = () => {
      throw new QRushError('WRONG_PHASE');
    };
    expect(granted(await game.ana.answer(0, 2)).receivedAt).toBe(receivedAt);
    expect(refused(await game.ana.answer(0, 1))).toBe('ALREADY_ANSWERED');
    expect(asked).toHaveLength(1);
    expect(accepted).toHaveLength(1);
  });

  it('that fails lets the answer pass', async () => {
    using game = await playing(referee);
    decide = () => {
      throw new Error('a bug');
    };
    granted(await game.ana.answer(0, 0));
    expect(running.logged).toMatchObject([{ hook: 'answer', plugin: 'referee' }]);
  });

  it('that hangs lets the answer pass, and its time is not the player’s', async () => {
    using game = await playing(referee);
    decide = never;
    granted(await game.ana.answer(0, 0));
    const id = game.ana.player.id;
    const stored = await running.app.store.answers.get(game.host.id, id, 0);
    // It came a second before: the plugin had that.
    const { receivedAt = 0, elapsed = 0 } = stored ?? {};
    expect((await running.app.store.now()) - receivedAt).toBeGreaterThanOrEqual(990);
    expect(elapsed).toBeLessThanOrEqual(receivedAt - game.openedAt);
  });

  it('that hangs refuses where it was registered to', async () => {
    using game = await playing(careful);
    expect(refused(await game.ana.answer(0, 3))).toBe('UNAVAILABLE');
    granted(await game.ana.answer(0, 2));
  });
});

it('nobody decides: the store is not asked about the answer before it is given', async () => {
  using game = await playing();
  const get = vi.spyOn(running.app.store.answers, 'get');
  granted(await game.ana.answer(0, 0));
  expect(get).not.toHaveBeenCalled();
});

it('observers are told who has answered what, and how right it is if the type is QRush’s own', async () => {
  using game = await playing(referee);
  granted(await game.ana.answer(0, 0));
  granted(await game.bob.answer(0, 3));
  await game.host.inbox.next('reveal');
  await game.host.command('next');
  await game.ana.inbox.next('question', ({ index }) => index === 1);
  granted(await game.ana.answer(1, 'a'));
  expect(
    accepted.map(({ player, question, value, correctness }) => [
      player,
      question,
      value,
      correctness(),
    ]),
  ).toEqual([
    [game.ana.player.id, 0, 0, isRenamed ? undefined : 1],
    [game.bob.player.id, 0, 3, isRenamed ? undefined : 0],
    // Its grade might hang.
    [game.ana.player.id, 1, 'a', undefined],
  ]);
});
