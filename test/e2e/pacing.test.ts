/** A host who sets the pace: more time for a question. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { archiveOf } from '../support/archive.ts';
import { granted, hostGame, joinWeb, refused } from '../support/clients.ts';
import {
  type AppWithPhones,
  fromBusiness,
  startAppWithPhones,
  ticked,
  told,
} from '../support/phones.ts';
import { singles } from '../support/quizzes.ts';

let running: AppWithPhones;
beforeAll(async () => {
  running = await startAppWithPhones(undefined, { answerGrace: 0 });
});
afterAll(() => running[Symbol.asyncDispose]());

it('P42: more time for the open question: it comes again, and chats are asked once', async () => {
  using host = await hostGame(running.url, singles(2, { limit: 20 }));
  using ana = await joinWeb(running.url, host.pin, 'Ana');
  const phone = running.simulator.phone('15550002101', 'Ben');
  phone.send(`JOIN ${host.pin}`);
  await told(phone, 'You are in');
  const extend = (seconds: unknown) =>
    host.socket.emitWithAck('extend', { seconds: seconds as number });
  expect(refused(await extend(10))).toBe('WRONG_PHASE');
  await host.command('start');
  const asked = await ana.inbox.next('question');
  for (const seconds of [0, 121, 1.5, '10', undefined])
    expect(refused(await extend(seconds))).toBe('BAD_PAYLOAD');
  granted(await extend(60));
  const { state } = granted(await extend(60));
  const again = await ana.inbox.next(
    'question',
    ({ closesAt }) => closesAt >= asked.closesAt + 120_000,
  );
  expect(again).toEqual({ ...asked, version: state.version, closesAt: state.question?.closesAt });
  expect(again.version).toBe(asked.version + 2);

  await told(phone, 'Question 1?');
  phone.tap('A');
  await ticked(phone);
  granted(await ana.answer(0, 0));
  await ana.inbox.next('reveal');
  await host.command('end');
  await ana.inbox.next('finished');
  const questions = fromBusiness(phone).filter(({ text }) => text.includes('Question 1?'));
  expect(questions).toHaveLength(1);
});

it('P42: an answer in added time counts as one of the last moment', async () => {
  using host = await hostGame(running.url, singles(1, { limit: 1 }), { speed: true });
  using ana = await joinWeb(running.url, host.pin, 'Ana');
  using ben = await joinWeb(running.url, host.pin, 'Ben');
  await host.command('start');
  await ana.inbox.next('question');
  granted(await host.socket.emitWithAck('extend', { seconds: 20 }));
  granted(await ben.answer(0, 0));
  // The question's own second.
  await sleep(1010);
  granted(await ana.answer(0, 0));
  const { you } = await ana.inbox.next('reveal');
  expect(you).toMatchObject({ correct: true, points: 500 });
  await host.command('end');
  await ana.inbox.next('finished');
  const { answers } = await archiveOf(running.app, host.id);
  expect(Math.max(...answers.map(({ elapsed }) => elapsed))).toBeGreaterThanOrEqual(1000);
});
