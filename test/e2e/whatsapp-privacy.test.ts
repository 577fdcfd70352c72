/** Nothing that a game leaves behind, and nothing that anybody gets to see, names a phone number. */
import { Writable } from 'node:stream';
import pino from 'pino';
import { expect, it } from 'vitest';
import { archiveOf } from '../support/archive.ts';
import { hostGame, joinWeb } from '../support/clients.ts';
import { startAppWithPhones, ticked, told } from '../support/phones.ts';
import { singles } from '../support/quizzes.ts';

const ADMIN_TOKEN = 'privacy-test-admin-token';
const NUMBERS = ['5511987651234', '4915198765123'];

function keptLog() {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  return { log: pino({ level: 'trace' }, sink), lines };
}

it('a whole game tells nobody’s number: no log, number, report, archive or screen', async () => {
  const { log, lines } = keptLog();
  await using running = await startAppWithPhones(log, { adminToken: ADMIN_TOKEN });
  const { url, app, simulator } = running;
  using host = await hostGame(url, singles(2));
  using web = await joinWeb(url, host.pin, 'Web');
  const phones = NUMBERS.map((number, index) => simulator.phone(number, `Name ${index}`));
  const userIds = phones.map(({ userId }) => userId);

  const seen: string[] = [];
  const look = async (path: string, token = ADMIN_TOKEN) => {
    const response = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
    expect(response.status, path).toBe(200);
    seen.push(await response.text());
  };
  const lookAround = async () => {
    for (const topic of ['queue', 'game', 'db', 'worker']) await look(`/admin/${topic}-stats`);
    await look('/metrics');
    await look('/health/ready');
    await look(`/api/games/${host.id}/channels`, host.hostToken);
  };

  for (const phone of phones) {
    phone.send(`JOIN ${host.pin}`);
    await told(phone, host.pin);
  }
  await lookAround();
  await host.command('start');
  for (const phone of phones) {
    await told(phone, 'Question 1?');
    phone.send('a');
    await ticked(phone);
  }
  await web.answer(0, 0);
  await host.inbox.next('reveal');
  await host.command('next');
  for (const phone of phones) {
    await told(phone, 'Question 2?');
    phone.send('what?');
    phone.send('b');
    await ticked(phone);
  }
  await lookAround();
  await web.answer(1, 1);
  await host.inbox.next('reveal', ({ index }) => index === 1);
  await host.command('next');
  for (const phone of phones) await told(phone, '🏁');
  seen.push(JSON.stringify(await archiveOf(app, host.id)));
  await look(`/api/games/${host.id}/report`);
  await look(`/api/games/${host.id}/report?format=csv`);
  await lookAround();
  const stored: unknown[] = [];
  for await (const page of app.games.players(host.id, 'whatsapp')) stored.push(...page);
  expect(stored).toHaveLength(2);
  seen.push(JSON.stringify(stored), JSON.stringify([host.inbox.all, web.inbox.all]), ...lines);

  expect(lines.length).toBeGreaterThan(0);
  for (const text of seen) {
    for (const secret of [...NUMBERS, ...userIds, 'wamid']) expect(text).not.toContain(secret);
  }
});

it.each([
  ['forgotten', false],
  ['kept, if that was chosen', true],
])('after a game its players are %s', async (_what, keepPlayers) => {
  await using running = await startAppWithPhones(undefined, {
    pluginConfig: { whatsapp: { keepPlayers } },
  });
  const { app, simulator, url } = running;
  using host = await hostGame(url, singles(1));
  const phone = simulator.phone('5511987651234', 'Ana');
  phone.send(`JOIN ${host.pin}`);
  await told(phone, host.pin);
  const [player] = await firstPage(app.games.players(host.id, 'whatsapp'));
  const space = app.store.space('whatsapp');
  const seat = `seat.${player?.address}`;
  expect(await space.get(seat)).toMatchObject({ gameId: host.id, to: '5511987651234' });
  await host.command('start');
  await told(phone, 'Question 1?');
  const clock = `clock.${host.id}.${player?.id}`;
  phone.send('a');
  await host.inbox.next('reveal');
  expect(await space.get(clock)).toMatchObject({ question: 0 });
  await host.command('next');
  await told(phone, '🏁');
  await archiveOf(app, host.id);
  await expect.poll(async () => (await space.get(seat)) !== undefined).toBe(keepPlayers);
  await app.close();
  expect((await space.get(seat)) !== undefined).toBe(keepPlayers);
  expect((await space.get(clock)) !== undefined).toBe(keepPlayers);
});

async function firstPage<Row>(pages: AsyncIterable<Row[]>): Promise<Row[]> {
  for await (const page of pages) return page;
  return [];
}
