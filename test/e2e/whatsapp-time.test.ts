/** Fair time: each WhatsApp player's counts from when the question came, and answers may be late. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { archiveOf } from '../support/archive.ts';
import { hostGame, joinWeb, refused } from '../support/clients.ts';
import { type AppWithPhones, startAppWithPhones, ticked, told } from '../support/phones.ts';
import { singles } from '../support/quizzes.ts';

let running: AppWithPhones;
beforeAll(async () => {
  running = await startAppWithPhones(undefined, { answerGrace: 0 });
});
afterAll(() => running[Symbol.asyncDispose]());

async function joined(pin: string, number: string) {
  const phone = running.simulator.phone(number, `P${number.slice(-1)}`);
  phone.send(`JOIN ${pin}`);
  await told(phone, 'You are in');
  return phone;
}

it('counts a player’s time from when the question came to the phone', async () => {
  using host = await hostGame(running.url, singles(1, { limit: 60 }));
  using web = await joinWeb(running.url, host.pin, 'Web');
  const phone = await joined(host.pin, '15550002001');
  await host.command('start');
  await told(phone, 'Question 1?');
  phone.tap('A');
  await ticked(phone);
  const response = await fetch(`${running.url}/api/games/${host.id}/channels`, {
    headers: { authorization: `Bearer ${host.hostToken}` },
  });
  const { channels } = await response.json();
  const { spread } = channels[0].report;
  expect(spread).toMatchObject({ question: 0, players: 1 });
  expect(spread.first).toBe(spread.last);
  expect(spread.median).toBe(spread.first);
  await web.answer(0, 0);
  const { openedAt } = await web.inbox.next('question');
  await host.inbox.next('reveal');
  await host.command('end');
  const { answers, players } = await archiveOf(running.app, host.id);
  const elapsedOf = (channel: string) => {
    const id = players.find((player) => player.channel === channel)?.id;
    const { elapsed = -1, receivedAt = 0 } = answers.find(({ player }) => player === id) ?? {};
    return [elapsed, receivedAt - openedAt] as const;
  };
  const [mine, sinceOpening] = elapsedOf('whatsapp');
  expect(mine).toBeGreaterThanOrEqual(0);
  expect(mine).toBeLessThanOrEqual(sinceOpening - spread.first);
  const [elapsed, sinceOpeningOnTheWeb] = elapsedOf('web');
  expect(elapsed).toBe(sinceOpeningOnTheWeb);
});

it('waits longer for answers once somebody plays by WhatsApp, and for theirs only', async () => {
  using host = await hostGame(running.url, singles(1, { limit: 5 }));
  using web = await joinWeb(running.url, host.pin, 'Web');
  expect((await running.app.games.state(host.id)).grace).toBeUndefined();
  const phone = await joined(host.pin, '15550002002');
  await host.inbox.next('state');
  expect((await running.app.games.state(host.id)).grace).toBe(3000);
  await host.command('start');
  const { closesAt } = await web.inbox.next('question');
  await told(phone, 'Question 1?');
  await sleep(closesAt + 50 - Date.now());
  expect(refused(await web.answer(0, 1))).toBe('QUESTION_CLOSED');
  phone.send('b');
  await ticked(phone);
  const { distribution } = await host.inbox.next('reveal');
  expect(distribution.map(({ count }) => count)).toEqual([0, 1, 0, 0]);
});
