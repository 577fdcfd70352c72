/** Asks of modes before a question and beside it, as clients see them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../server/protocol/snapshot.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import {
  granted,
  type Host,
  hostGame,
  joinWeb,
  refused,
  type WebPlayer,
} from '../support/clients.ts';
import { single } from '../support/quizzes.ts';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running[Symbol.asyncDispose]());

const right = (text: string) => single(text, 0, { limit: 60 });

/** A game of two questions with Ana and Ben. */
async function begin(mode: string, options: object = {}, { url }: RunningApp = running) {
  const quiz = { title: mode, questions: [right('One?'), right('Two?')] };
  const host = await hostGame(url, quiz, { countdown: 0, ...options }, undefined, mode);
  const ana = await joinWeb(url, host.pin, 'Ana');
  const ben = await joinWeb(url, host.pin, 'Ben');
  return {
    host,
    ana,
    ben,
    [Symbol.dispose]() {
      for (const one of [host, ana, ben]) one[Symbol.dispose]();
    },
  };
}

const ahead = (player: WebPlayer, question: number, value: unknown) =>
  player.socket.emitWithAck('answer', { question, value, step: 'before' });
const beside = (player: WebPlayer, question: number, value: unknown, said: unknown) =>
  player.socket.emitWithAck('answer', { question, value, beside: said });

/** The ask before this question, as everybody is told. */
const asking = ({ inbox }: WebPlayer | Host, index: number): Promise<Snapshot> =>
  (inbox as WebPlayer['inbox']).next(
    'state',
    ({ ask, coming }) => ask !== undefined && coming?.index === index,
  );
const opened = ({ inbox }: WebPlayer, index: number) =>
  inbox.next('question', (question) => question.index === index);
const resultOf = async ({ inbox }: WebPlayer, index: number) =>
  (await inbox.next('reveal', (reveal) => reveal.index === index)).you;
const sync = async ({ socket }: WebPlayer) => granted(await socket.emitWithAck('sync', {})).state;

describe('a bet', () => {
  it('P48: is asked before each question, and won or lost with it', async () => {
    using game = await begin('wager');
    const { host, ana, ben } = game;
    await host.command('start');
    const { ask, phase, coming } = await asking(ana, 0);
    expect(phase).toBe('countdown');
    expect(coming).toEqual({ index: 0 });
    expect(ask).toMatchObject({
      form: { kind: 'number', least: 0, step: 1 },
      label: 'Your bet',
      stake: { free: 500 },
      count: 0,
    });
    expect(ask?.form).not.toHaveProperty('most');
    expect((ask?.closesAt ?? 0) - (ask?.openedAt ?? 0)).toBe(15_000);

    const first = granted(await ahead(ana, 0, 300));
    expect(granted(await ahead(ana, 0, 300))).toEqual(first);
    expect(refused(await ahead(ana, 0, 200))).toBe('ALREADY_ANSWERED');
    const tooMuch = await ahead(ben, 0, 501);
    expect(tooMuch).toMatchObject({
      ok: false,
      error: { code: 'BAD_PAYLOAD', message: 'value: at most 500' },
    });
    expect(refused(await ana.answer(0, 0))).toBe('QUESTION_NOT_OPEN');
    expect(await ana.inbox.next('asked')).toMatchObject({ index: 0, count: 1 });
    expect(await sync(ana)).toMatchObject({
      ask: { count: 1 },
      you: { asked: { value: 300, receivedAt: first.receivedAt } },
    });
    // The last bet opens the question.
    granted(await ahead(ben, 0, 500));
    await opened(ana, 0);
    expect(await sync(ben)).not.toHaveProperty('ask');
    await ana.answer(0, 0);
    await ben.answer(0, 1);
    const bet = { key: 'wager.bet', label: 'Your bet', icon: '🎲' };
    expect(await resultOf(ana, 0)).toMatchObject({
      ...{ points: 300, total: 300 },
      badges: [{ ...bet, value: 300 }],
    });
    // Nobody owes anything.
    expect(await resultOf(ben, 0)).toMatchObject({ points: 0, total: 0 });

    // The next one is bet ahead, while the board is shown; who does not bet loses what is bet for them.
    expect(refused(await ahead(ben, 2, 1))).toBe('QUESTION_UNKNOWN');
    const early = granted(await ahead(ana, 1, 500));
    const { you } = await sync(ana);
    expect(you?.early).toEqual({ index: 1, value: 500, receivedAt: early.receivedAt });
    expect(you?.badges).toEqual([{ ...bet, value: 300 }]);
    expect((await sync(ben)).you).not.toHaveProperty('early');
    const { roster } = granted(await host.socket.emitWithAck('sync', {})).state;
    expect(roster?.map(({ badges }) => badges?.[0]?.value)).toEqual([300, 500]);
    await host.command('next');
    const second = await asking(host, 1);
    expect(second).toMatchObject({ ask: { count: 1 }, coming: { index: 1 } });
    const asked = (await sync(ana)).you;
    expect(asked?.asked).toEqual({ value: 500, receivedAt: early.receivedAt });
    expect(asked).not.toHaveProperty('early');
    await host.command('pause');
    await ben.inbox.next('state', ({ pausedAt }) => pausedAt !== undefined);
    expect(refused(await ahead(ben, 1, 1))).toBe('GAME_PAUSED');
    await host.command('resume');
    await host.command('skip');
    await opened(ana, 1);
    expect(refused(await ahead(ben, 1, 1))).toBe('QUESTION_CLOSED');
    await ana.answer(1, 1);
    await ben.answer(1, 0);
    // No more than she had when it was bet.
    const lost = await resultOf(ana, 1);
    expect(lost).toMatchObject({ points: -300, total: 0, badges: [{ ...bet, value: 500 }] });
    expect(await resultOf(ben, 1)).toMatchObject({ points: 100, total: 100 });
  });

  it('of everybody ahead opens the question at once', async () => {
    using game = await begin('wager');
    const { host, ana, ben } = game;
    granted(await ahead(ana, 0, 1));
    granted(await ahead(ben, 0, 2));
    expect(refused(await ahead(ana, 1, 1))).toBe('QUESTION_NOT_OPEN');
    await host.command('start');
    await opened(ana, 0);
  });

  it('of somebody who has gone is not waited for', async () => {
    using game = await begin('wager');
    const { host, ana, ben } = game;
    await host.command('start');
    await asking(ana, 0);
    granted(await ahead(ana, 0, 1));
    ben[Symbol.dispose]();
    await opened(ana, 0);
  });
});

describe('double or nothing', () => {
  it('is asked from the second question on', async () => {
    using game = await begin('double');
    const { host, ana, ben } = game;
    await host.command('start');
    await opened(ana, 0);
    expect(ana.inbox.of('state').some(({ ask }) => ask)).toBe(false);
    for (const player of [ana, ben]) await player.answer(0, 0);
    expect(await resultOf(ana, 0)).toMatchObject({
      points: 1000,
      badges: [{ key: 'double.won', value: 1000 }],
    });
    await host.command('next');
    expect((await asking(ana, 1)).ask?.form).toEqual({
      kind: 'pick',
      options: [{ text: 'Keep it' }, { text: 'Double or nothing' }],
    });
    for (const player of [ana, ben]) granted(await ahead(player, 1, 1));
    await opened(ana, 1);
    await ana.answer(1, 0);
    await ben.answer(1, 1);
    expect(await resultOf(ana, 1)).toMatchObject({ points: 2000, total: 3000 });
    expect(await resultOf(ben, 1)).toMatchObject({ points: -1000, total: 0 });
  });
});

describe('confidence', () => {
  it('P48: goes with the answer, as one', async () => {
    using game = await begin('confidence');
    const { host, ana, ben } = game;
    await host.command('start');
    const question = await opened(ana, 0);
    expect(question.beside).toMatchObject({ label: 'How sure are you?', form: { kind: 'pick' } });
    expect(refused(await beside(ana, 0, 0, 7))).toBe('BAD_PAYLOAD');
    granted(await beside(ana, 0, 0, 3));
    expect(refused(await beside(ana, 0, 0, 2))).toBe('ALREADY_ANSWERED');
    expect(await sync(ana)).toMatchObject({ you: { answered: { value: 0, given: 0, beside: 3 } } });
    // A client that knows of nothing beside plays on.
    granted(await ben.answer(0, 1));
    expect(await resultOf(ana, 0)).toMatchObject({ correct: true, points: 1000 });
    expect(await resultOf(ben, 0)).toMatchObject({ correct: false, points: -1250 });
    await host.command('end');
    const ended = await ana.inbox.next('finished');
    expect(ended.podium.map(({ nickname }) => nickname)).toEqual(['Ana', 'Ben']);
    const { questions } = granted(await ana.socket.emitWithAck('review', {}));
    expect(questions).toMatchObject([{ given: 'Red', points: 1000 }]);
  });
});

describe('a buzzer', () => {
  it('P48: lets the first one answer, who sees the options then', async () => {
    using game = await begin('buzzer');
    const { host, ana, ben } = game;
    await host.command('start');
    const { ask, coming } = await asking(ana, 0);
    expect(ask).toMatchObject({ first: 1, form: { options: [{ text: 'I know it!' }] } });
    expect(coming).toEqual({ index: 0, text: 'One?', language: 'en' });
    granted(await ahead(ben, 0, 0));
    const question = await opened(ana, 0);
    expect(question.only).toEqual([{ id: ben.player.id, nickname: 'Ben' }]);
    expect(refused(await ana.answer(0, 0))).toBe('NOT_YOUR_TURN');
    granted(await ben.answer(0, 0));
    expect(await resultOf(ben, 0)).toMatchObject({ points: 1000 });
    expect(await resultOf(ana, 0)).toMatchObject({ points: 0 });
    // Nobody knows the second one.
    await host.command('next');
    await asking(ana, 1);
    await host.command('skip');
    expect(await resultOf(ana, 1)).toMatchObject({ points: 0, total: 0 });
    expect(ana.inbox.of('question')).toHaveLength(1);
  });

  it('waits for nobody who has buzzed and gone', async () => {
    await using quick = await startApp({ presenceGrace: 0 });
    using game = await begin('buzzer', {}, quick);
    const { host, ana, ben } = game;
    await host.command('start');
    await asking(ben, 0);
    granted(await ahead(ben, 0, 0));
    ben.socket.disconnect();
    expect(await resultOf(ana, 0)).toMatchObject({ points: 0 });

    using cleo = await joinWeb(quick.url, host.pin, 'Cleo');
    await host.command('next');
    await asking(cleo, 1);
    granted(await ahead(cleo, 1, 0));
    await opened(ana, 1);
    granted(await host.socket.emitWithAck('kick', { playerId: cleo.player.id }));
    expect(await resultOf(ana, 1)).toMatchObject({ points: 0 });
  });
});
