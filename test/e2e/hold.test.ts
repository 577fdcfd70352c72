/** The option `hold`: browsers are shown a question when half of the players in chats have it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { LONGEST_HOLD } from '../../server/engine/hold.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { granted, hostGame, joinWeb, refused } from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';
import { slowChannel } from '../support/slow-channel.ts';

const channel = slowChannel();
let running: RunningApp;
beforeAll(async () => {
  running = await startApp({ presenceGrace: 0 }, [channel.plugin]);
});
afterAll(() => running[Symbol.asyncDispose]());
beforeEach(() => {
  channel.reached = 0;
  channel.questions.length = 0;
});

const start = (options: object = {}, questions = singles(2)) =>
  hostGame(running.url, questions, { countdown: 0, hold: true, ...options });

const elapsedOf = async (gameId: string, playerId: string) =>
  (await running.app.store.answers.get(gameId, playerId, 0))?.elapsed ?? Number.NaN;

it('P50: keeps a question from browsers until half of the others have it, and from nobody for good', async () => {
  using host = await start();
  using web = await joinWeb(running.url, host.pin, 'Web');
  const [chat, other, third] = await Promise.all(
    ['Chat', 'Other', 'Third'].map((name) => channel.join(host.pin, name)),
  );
  await host.command('start');
  const held = await web.inbox.next('state', ({ coming }) => coming?.held === true);
  expect(held).toMatchObject({ phase: 'countdown', coming: { index: 0 } });
  expect(held.question).toBeUndefined();
  expect(channel.questions).toEqual([0]);
  // Neither the host's snapshot nor somebody who comes now has it.
  const look = granted(await host.socket.emitWithAck('sync', {}));
  expect(look.state).toMatchObject({ phase: 'countdown', coming: { held: true } });
  using late = await joinWeb(running.url, host.pin, 'Late');
  expect(late.state).toMatchObject({ phase: 'countdown', coming: { held: true } });
  expect(refused(await late.socket.emitWithAck('read', { question: 0, value: 1 }))).toBe(
    'QUESTION_NOT_OPEN',
  );
  // Players who have it answer.
  await chat?.answer(0, 0);
  channel.reached = 1;
  await channel.asked(5);
  expect(web.inbox.of('question')).toEqual([]);
  channel.reached = 2;
  const question = await web.inbox.next('question');
  expect(question.closesAt - question.openedAt).toBe(20_000);
  expect(question.openedAt - (held.opensAt ?? 0)).toBeLessThan(LONGEST_HOLD);
  granted(await web.answer(0, 0));
  granted(await late.answer(0, 1));
  // The time of a browser begins when it was sent the question.
  expect(await elapsedOf(host.id, web.player.id)).toBeLessThanOrEqual(
    Date.now() - question.openedAt,
  );
  await other?.answer(0, 0);
  await third?.answer(0, 0);
  // A channel that measures nothing counts from when all were shown it.
  expect(await elapsedOf(host.id, other?.id ?? '')).toBeLessThan(Date.now() - (held.opensAt ?? 0));
  const { distribution } = await web.inbox.next('reveal');
  expect(distribution.map(({ count }) => count)).toEqual([4, 1, 0, 0]);
  expect(web.inbox.of('question')).toHaveLength(1);
});

it('shows it at once with nobody in a chat, and when the host wants it', async () => {
  using plain = await start();
  using ana = await joinWeb(running.url, plain.pin, 'Ana');
  await plain.command('start');
  await ana.inbox.next('question');
  expect(ana.inbox.of('state').some(({ coming }) => coming?.held)).toBe(false);

  using host = await start();
  using web = await joinWeb(running.url, host.pin, 'Web');
  await channel.join(host.pin, 'Chat');
  await host.command('start');
  await web.inbox.next('state', ({ coming }) => coming?.held === true);
  await host.command('pause');
  await web.inbox.next('state', ({ pausedAt }) => pausedAt !== undefined);
  const resumed = await host.command('resume');
  expect(resumed).toMatchObject({ phase: 'countdown', coming: { held: true } });
  granted(await host.socket.emitWithAck('extend', { seconds: 10 }));
  await host.command('skip');
  const { openedAt, closesAt } = await web.inbox.next('question');
  expect(closesAt - openedAt).toBe(30_000);
});

it('looks on after a pause, and closes when all have answered who could', async () => {
  using host = await start();
  using web = await joinWeb(running.url, host.pin, 'Web');
  const chat = await channel.join(host.pin, 'Chat');
  await host.command('start');
  await web.inbox.next('state', ({ coming }) => coming?.held === true);
  await host.command('pause');
  channel.reached = 1;
  await sleep(300);
  expect(web.inbox.of('question')).toEqual([]);
  await host.command('resume');
  await web.inbox.next('question');
  web.socket.disconnect();
  await chat.answer(0, 0);
  await host.inbox.next('reveal');
});
