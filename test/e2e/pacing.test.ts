/** A host who sets the pace: more time for a question, and steps after an answer. */
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
import { single, singles } from '../support/quizzes.ts';

let running: AppWithPhones;
beforeAll(async () => {
  running = await startAppWithPhones(undefined, { answerGrace: 0 });
});
afterAll(() => running[Symbol.asyncDispose]());

it('P44: more time for the open question: it comes again, and chats are asked once', async () => {
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

it('P44: an answer in added time counts as one of the last moment', async () => {
  using host = await hostGame(running.url, singles(1, { limit: 1 }), { speed: true });
  using ana = await joinWeb(running.url, host.pin, 'Ana');
  using ben = await joinWeb(running.url, host.pin, 'Ben');
  await host.command('start');
  await ana.inbox.next('question');
  granted(await host.socket.emitWithAck('extend', { seconds: 20 }));
  granted(await ben.answer(0, 0));
  // The question's own second.
  await sleep(1100);
  granted(await ana.answer(0, 0));
  const { you } = await ana.inbox.next('reveal');
  expect(you).toMatchObject({ correct: true, points: 500 });
  await host.command('end');
  await ana.inbox.next('finished');
  const { answers } = await archiveOf(running.app, host.id);
  expect(Math.max(...answers.map(({ elapsed }) => elapsed))).toBeGreaterThanOrEqual(1000);
});

const explained = {
  title: 'Explained',
  questions: [single('One?', 0, { explanation: 'It is.' }), single('Two?', 0), single('Three?', 0)],
};

it('P45: a host goes from the answer to the explanation, the board and the next question', async () => {
  using host = await hostGame(running.url, explained, { board: true });
  using ana = await joinWeb(running.url, host.pin, 'Ana');
  await host.command('start');
  await ana.inbox.next('question');
  granted(await ana.answer(0, 0));
  const { steps, version } = await ana.inbox.next('reveal');
  expect(steps).toEqual(['explanation', 'board']);
  for (const [at, step] of (steps ?? []).entries()) {
    const shown = await host.command('board');
    expect(shown).toMatchObject({ phase: 'revealed', step, reveal: { index: 0, steps } });
    // A player is told with all that there was, and without a gap.
    const told = await ana.inbox.next('state', (state) => state.step === step);
    expect(told).toMatchObject({
      version: version + 1 + at,
      phase: 'revealed',
      question: { index: 0 },
    });
  }
  expect(refused(await host.socket.emitWithAck('board', {}))).toBe('WRONG_PHASE');
  expect(await host.command('next')).toMatchObject({ phase: 'question', question: { index: 1 } });
  expect(granted(await host.socket.emitWithAck('sync', {})).state).not.toHaveProperty('step');

  // A host who knows only `next` moves on without them, also by itself; and nothing gives the
  // podium away.
  granted(await ana.answer(1, 0));
  await ana.inbox.next('reveal', ({ index }) => index === 1);
  expect((await host.command('next')).question?.index).toBe(2);
  granted(await ana.answer(2, 0));
  expect((await ana.inbox.next('reveal', ({ index }) => index === 2)).steps).toEqual([]);
  expect((await host.command('next')).phase).toBe('finished');
});

it('P45: a game goes through the steps by itself', async () => {
  using host = await hostGame(running.url, singles(2), { board: true, autoAdvance: 0.05 });
  using ana = await joinWeb(running.url, host.pin, 'Ana');
  await host.command('start');
  await ana.inbox.next('question');
  granted(await ana.answer(0, 0));
  const { nextAt, now } = await ana.inbox.next('state', ({ step }) => step === 'board');
  expect(nextAt).toBeGreaterThan(now);
  await ana.inbox.next('question', ({ index }) => index === 1);
});

/** A player's events in a game of two questions: each with the fields that it has. */
async function eventsOf(options: object): Promise<string[]> {
  using host = await hostGame(running.url, explained, options);
  using ana = await joinWeb(running.url, host.pin, 'Ana');
  await host.command('start');
  for (const index of [0, 1, 2]) {
    await ana.inbox.next('question', (question) => question.index === index);
    granted(await ana.answer(index, 0));
    await ana.inbox.next('leaderboard', (board) => board.index === index);
    await host.command('next');
  }
  await ana.inbox.next('finished');
  return (
    ana.inbox.all
      .filter(({ name }) => name !== 'lobby' && name !== 'beat')
      .map(({ name, event }) => `${name} ${Object.keys(event).join(' ')}`)
      // Counts come once or twice, as it happens.
      .filter((line, at, lines) => line !== lines[at - 1])
  );
}

it('a game without these options is as it was before there were any', async () => {
  const question = 'question version index total type text language form options openedAt closesAt';
  const asked = [question, 'answers version index count'];
  const board = 'leaderboard version index top';
  const reveal = (why: string) => `reveal version index correct text right ${why}distribution you`;
  expect(await eventsOf({})).toEqual([
    ...[...asked, reveal('explanation '), board],
    ...[...asked, reveal(''), board],
    ...[...asked, reveal(''), board],
    'finished version podium you',
  ]);
});
