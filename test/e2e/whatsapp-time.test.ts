/** Fair time: each WhatsApp player's counts from when the question came, and answers may be late. */

import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shiftedClock } from '../../bridge/whatsapp/simulator/clock.ts';
import type { ChannelReport } from '../../server/plugin.ts';
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
  const { channels } = (await response.json()) as { channels: [{ report: ChannelReport }] };
  const { spread } = channels[0].report;
  if (!spread) throw new Error('no question has reached anybody');
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
  // Less what the way through the network took.
  expect(elapsed).toBeLessThanOrEqual(sinceOpeningOnTheWeb);
});

it('P50: shows a browser the question when it is on half of the phones', async () => {
  using host = await hostGame(running.url, singles(1), { countdown: 0, hold: true });
  using web = await joinWeb(running.url, host.pin, 'Web');
  const phones = [await joined(host.pin, '15550002011'), await joined(host.pin, '15550002012')];
  await host.inbox.next('state', ({ version }) => version > 1);
  while (!(await running.app.games.state(host.id)).ahead) await sleep(5);
  await host.command('start');
  const { opensAt = 0 } = await web.inbox.next('state', ({ coming }) => coming?.held === true);
  for (const phone of phones) {
    await told(phone, 'Question 1?');
    phone.tap('A');
  }
  const { openedAt, closesAt } = await web.inbox.next('question');
  expect(openedAt - opensAt).toBeLessThan(3000);
  expect(closesAt - openedAt).toBe(20_000);
  await web.answer(0, 0);
  const { distribution } = await host.inbox.next('reveal');
  expect(distribution[0]?.count).toBe(3);
});

it('waits for answers that are on their way, and counts none that was sent too late', async () => {
  using host = await hostGame(running.url, singles(1, { limit: 5 }));
  using web = await joinWeb(running.url, host.pin, 'Web');
  expect((await running.app.games.state(host.id)).grace).toBeUndefined();
  const slow = await joined(host.pin, '15550002002');
  await host.inbox.next('state');
  expect((await running.app.games.state(host.id)).grace).toBe(4000);
  const [last, late] = [
    await joined(host.pin, '15550002003'),
    await joined(host.pin, '15550002004'),
  ];
  await host.command('start');
  const { closesAt } = await web.inbox.next('question');
  for (const phone of [slow, last, late]) await told(phone, 'Question 1?');
  await sleep(closesAt + 1050 - Date.now());
  expect(refused(await web.answer(0, 1))).toBe('QUESTION_CLOSED');
  slow.send('b', { at: closesAt - 1500 });
  await ticked(slow);
  // Stamps are whole seconds: in the deadline's own one it was in time.
  last.send('c', { at: closesAt });
  await ticked(last);
  // Late for sure: a second of its stamp, half a second of doubt, and when the question came to the phone.
  await sleep(closesAt + 2600 - Date.now());
  late.send('d', { at: closesAt + 2600 });
  await told(late, 'That question is closed');
  const { distribution } = await host.inbox.next('reveal');
  expect(distribution.map(({ count }) => count)).toEqual([0, 1, 1, 0]);
});

it('P51: a phone with extra time is told of all of it, and may answer when the time of all is over', async () => {
  using host = await hostGame(running.url, singles(1, { limit: 2 }));
  const [slow, usual] = [
    await joined(host.pin, '15550002021'),
    await joined(host.pin, '15550002022'),
  ];
  const { state } = granted(await host.socket.emitWithAck('sync', {}));
  const playerId = state.roster?.find(({ nickname }) => nickname === 'P1')?.id ?? '';
  granted(await host.socket.emitWithAck('time', { playerId, factor: 3 }));
  await host.command('start');
  const { closesAt } = await host.inbox.next('question');
  await told(slow, '· 6 s ·');
  await told(usual, '· 2 s ·');
  await sleep(closesAt + 2500 - Date.now());
  for (const phone of [usual, slow]) phone.send('b', { at: closesAt + 2500 });
  await told(usual, 'That question is closed');
  await ticked(slow);
  await host.command('skip');
  const { distribution } = await host.inbox.next('reveal');
  expect(distribution.map(({ count }) => count)).toEqual([0, 1, 0, 0]);
});

describe('a text', () => {
  /** A game whose second question is open, as both phones have seen. */
  async function inTheSecond() {
    const host = await hostGame(running.url, singles(2, { limit: 60 }));
    games += 1;
    const phone = running.simulator.phone(`1555000${3000 + games}`, 'Ana');
    // Long before, as tests go.
    phone.send(`JOIN ${host.pin}`, { at: Date.now() - 60_000 });
    await told(phone, 'You are in');
    const web = await joinWeb(running.url, host.pin, 'Web');
    await host.command('start');
    const first = await told(phone, 'Question 1?');
    await host.command('skip');
    await host.inbox.next('reveal');
    await host.command('next');
    const { openedAt } = await web.inbox.next('question', ({ index }) => index === 1);
    const second = await told(phone, 'Question 2?');
    const counts = async () => {
      await host.command('skip');
      const { distribution } = await host.inbox.next('reveal', ({ index }) => index === 1);
      return distribution.map(({ count }) => count);
    };
    return {
      phone,
      first,
      second,
      openedAt,
      counts,
      [Symbol.dispose]() {
        host[Symbol.dispose]();
        web[Symbol.dispose]();
      },
    };
  }
  let games = 0;

  it('that was sent before the open question is none of its answers', async () => {
    using on = await inTheSecond();
    on.phone.send('b', { at: on.openedAt - 2500 });
    await told(on.phone, 'That question is closed');
    expect(await on.counts()).toEqual([0, 0, 0, 0]);
  });

  it('answers the question it quotes, and no other', async () => {
    using on = await inTheSecond();
    on.phone.send('b', { to: on.first.id });
    await told(on.phone, 'That question is closed');
    on.phone.send('c', { to: on.second.id });
    await ticked(on.phone);
    expect(await on.counts()).toEqual([0, 0, 1, 0]);
  });

  it('that quotes something else is judged by its time', async () => {
    using on = await inTheSecond();
    const greeting = await told(on.phone, 'You are in');
    on.phone.send('d', { to: greeting.id });
    await ticked(on.phone);
    expect(await on.counts()).toEqual([0, 0, 0, 1]);
  });
});

describe('a message of days ago', () => {
  const DAY = 24 * 3_600_000;
  const players = async (id: string) => (await running.app.store.players.counts(id)).players;

  it('joins nobody', async () => {
    using host = await hostGame(running.url, singles(1));
    const phone = running.simulator.phone('15550004001', 'Old');
    phone.send(`JOIN ${host.pin}`, { at: Date.now() - 3 * DAY });
    phone.send('HELP');
    const first = await told(phone, /./);
    expect(first.text).toContain('Send JOIN and');
    expect(await players(host.id)).toBe(0);
  });

  it('takes nobody out of a game, nor does one of just before the JOIN', async () => {
    using host = await hostGame(running.url, singles(1));
    const phone = await joined(host.pin, '15550004002');
    for (const text of ['LEAVE', 'STOP', 'NAME Other']) {
      for (const age of [3 * DAY, 5000]) phone.send(text, { at: Date.now() - age });
    }
    phone.send('HELP');
    await told(phone, 'Send JOIN and');
    expect(fromBusiness(phone)).toHaveLength(2);
    expect(await players(host.id)).toBe(1);
  });

  it('is a STOP all the same', async () => {
    const phone = running.simulator.phone('15550004003', 'Quiet');
    phone.send('stop', { at: Date.now() - 3 * DAY });
    phone.send('HELP');
    using host = await hostGame(running.url, singles(1));
    phone.send(`JOIN ${host.pin}`);
    const first = await told(phone, /./);
    expect(first.text).toContain('You are in');
  });
});

describe.each([-3_600_000, 3_600_000])('a clock of WhatsApp that is %i ms off', (off) => {
  it('is told of, and changes nothing', async () => {
    await using apart = await startAppWithPhones(undefined, {}, { clock: shiftedClock(off) });
    using host = await hostGame(apart.url, singles(1, { limit: 60 }));
    using web = await joinWeb(apart.url, host.pin, 'Web');
    const phone = apart.simulator.phone('15550005001', 'Ana');
    phone.send(`JOIN ${host.pin}`);
    await told(phone, 'You are in');
    await host.command('start');
    await told(phone, 'Question 1?');
    await sleep(2500);
    phone.send('b');
    await ticked(phone);
    await web.answer(0, 0);
    await host.inbox.next('reveal');
    await host.command('end');
    const { answers, players } = await archiveOf(apart.app, host.id);
    const id = players.find(({ channel }) => channel === 'whatsapp')?.id;
    const { elapsed = 0 } = answers.find(({ player }) => player === id) ?? {};
    expect(elapsed).toBeGreaterThan(1000);
    expect(elapsed).toBeLessThan(20_000);
    const side = off < 0 ? /3600 s ahead of|3599 s ahead of|3601 s ahead of/ : /s behind/;
    expect(apart.logged.map(({ msg }) => msg).join('\n')).toMatch(side);
  });
});
