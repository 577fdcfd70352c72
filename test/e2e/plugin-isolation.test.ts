/**
 * A plugin's hooks, scores and question types, and their effects on a game, as far as they can have
 * any.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { definePlugin } from '../../server/plugin.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { archiveOf } from '../support/archive.ts';
import { type Host, hostGame, joinWeb } from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';
import { badMode, badType } from './fixtures/bad-rules.ts';

const rules = new URL('./fixtures/bad-rules.ts', import.meta.url).href;

const OBSERVED = [
  'game:created',
  'player:joined',
  'answer:accepted',
  'player:removed',
  'player:disconnected',
  'question:opened',
  'question:revealed',
  'game:finished',
  'game:archived',
] as const;
const never = () => new Promise<void>(() => {});

const bad = definePlugin<never>({
  name: 'bad',
  setup({ hooks, modes, questionTypes }) {
    for (const name of OBSERVED) hooks.observe(name, never);
    hooks.decide('join', ({ nickname }) => (nickname === 'Held' ? never() : undefined));
    modes.register(badMode, rules);
    questionTypes.register(badType, rules);
  },
});

let running: RunningApp;
beforeAll(async () => {
  running = await startApp({ presenceGrace: 0 }, [bad]);
});
afterAll(() => running[Symbol.asyncDispose]());
beforeEach(() => {
  running.logged.length = 0;
});

/** The log, but for the observers that never come back: those are named some seconds later. */
const logged = ({ logged: lines } = running) =>
  lines.filter((line) => !OBSERVED.some((name) => name === (line as { hook?: string }).hook));

const report = async (host: Host, format = 'json') => {
  await archiveOf(running.app, host.id);
  const response = await fetch(`${running.url}/api/games/${host.id}/report?format=${format}`);
  return { status: response.status, text: await response.text() };
};

describe('observers that never come back', () => {
  it('stand before no question, ack, reveal, finish or report', async () => {
    using host = await hostGame(running.url, singles(2));
    using ana = await joinWeb(running.url, host.pin, 'Ana');
    using ben = await joinWeb(running.url, host.pin, 'Ben');
    const kicked = await joinWeb(running.url, host.pin, 'Eve');
    await host.socket.emitWithAck('kick', { playerId: kicked.player.id });
    await host.command('start');
    for (const index of [0, 1]) {
      for (const player of [ana, ben]) {
        await player.inbox.next('question', (event) => event.index === index);
        expect(await player.answer(index, index)).toMatchObject({ ok: true });
      }
      await ana.inbox.next('reveal', (event) => event.index === index);
      await host.command('next');
    }
    await ben.inbox.next('finished');
    expect(await report(host)).toMatchObject({ status: 200 });
    expect(logged()).toEqual([]);
  });

  it('stand before no stop', async () => {
    const another = await startApp({ presenceGrace: 0 }, [bad]);
    using host = await hostGame(another.url, singles(1));
    using ana = await joinWeb(another.url, host.pin, 'Ana');
    await host.command('start');
    await ana.inbox.next('question');
    await ana.answer(0, 0);
    await ana.inbox.next('reveal');
    await another.app.close();
    expect(logged(another)).toEqual([]);
  });
});

describe('a join that a plugin never decides about', () => {
  it('is let in after a second, and the plugin is named', async () => {
    using host = await hostGame(running.url, singles(1));
    using held = await joinWeb(running.url, host.pin, 'Held');
    expect(held.player.nickname).toBe('Held');
    expect(logged()).toMatchObject([{ plugin: 'bad', hook: 'join' }]);
  });
});

describe('a score', () => {
  it.each(['NaN', 'Infinity', '1e308', 'a text', 'a promise', 'nothing'])(
    'that is %s counts as 0, with one line that names the plugin',
    async (gives) => {
      using host = await hostGame(running.url, singles(1), { gives }, {}, 'bad-mode');
      using ana = await joinWeb(running.url, host.pin, 'Ana');
      using ben = await joinWeb(running.url, host.pin, 'Ben');
      await host.command('start');
      for (const player of [ana, ben]) {
        await player.inbox.next('question');
        await player.answer(0, 0);
      }
      const { you } = await ana.inbox.next('reveal');
      expect(you).toEqual({ correct: true, points: 0, total: 0, rank: 1, streak: 1 });
      await host.command('next');
      expect((await ben.inbox.next('finished')).you).toEqual({ rank: 1, total: 0 });
      const { status, text } = await report(host);
      expect(status).toBe(200);
      expect(JSON.parse(text).players).toMatchObject([{ total: 0 }, { total: 0 }]);
      expect(logged()).toMatchObject([
        {
          msg: expect.stringContaining('the plugin "bad"'),
          what: 'score',
          count: 2,
          game: host.id,
        },
      ]);
    },
  );

  it('that is not valid in every question is named once a game', async () => {
    for (const _ of [1, 2]) {
      using host = await hostGame(running.url, singles(3), { gives: 'a half' }, {}, 'bad-mode');
      using ana = await joinWeb(running.url, host.pin, 'Ana');
      await host.command('start');
      for (const index of [0, 1, 2]) {
        await ana.inbox.next('question', (event) => event.index === index);
        await ana.answer(index, index);
        const { you } = await ana.inbox.next('reveal', (event) => event.index === index);
        // The streak is the usual one.
        expect(you).toMatchObject({ correct: true, points: 0, streak: index + 1 });
        await host.command('next');
      }
      await ana.inbox.next('finished');
    }
    expect(logged()).toHaveLength(2);
  });
});

describe('a question type', () => {
  it.each([
    ['form', { options: undefined, correct: 'a', distribution: [{ label: 'a', count: 1 }] }],
    ['correct', { options: ['a', 'b'], correct: null, distribution: [{ label: 'a', count: 1 }] }],
    ['label', { options: ['a', 'b'], correct: 'a', distribution: [] }],
  ])('whose %s() throws holds up no game', async (name, expected) => {
    using host = await hostGame(running.url, {
      title: 'Bad',
      questions: [{ type: 'bad-type', text: '?', throwing: name }],
    });
    using ana = await joinWeb(running.url, host.pin, 'Ana');
    await host.command('start');
    expect((await ana.inbox.next('question')).options).toEqual(expected.options);
    await ana.answer(0, 'a');
    const { you, correct, distribution } = await ana.inbox.next('reveal');
    expect(you?.correct).toBe(true);
    expect(correct).toEqual(expected.correct);
    expect(distribution.filter(({ count }) => count > 0)).toEqual(expected.distribution);
    await host.command('next');
    await ana.inbox.next('finished');
    expect(await report(host)).toMatchObject({ status: 200 });
    const csv = await report(host, 'csv');
    expect(csv.text).toContain(name === 'label' ? '""a""' : 'a');
    for (const line of logged()) expect(JSON.stringify(line)).toContain('bad');
    // A type is named once, however often it fails, and once a question by the scoring.
    expect(logged()).toHaveLength(name === 'label' ? 2 : 1);
  });
});
