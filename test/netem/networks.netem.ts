/** Players over the SDK with its own times, and a kernel that delays, loses, doubles and mixes packets. */
import { execFileSync } from 'node:child_process';
import { afterEach, expect, it } from 'vitest';
import { TIMES } from '../../client/index.ts';
import { startApp } from '../support/app.ts';
import { sees, until } from '../support/sdk.ts';
import { answer, expectTruth, NAMES, play, sit } from '../support/sdk-table.ts';

const tc = (...args: string[]) => execFileSync('tc', ['qdisc', ...args]);
const impair = (...how: string[]) => tc('replace', 'dev', 'lo', 'root', 'netem', ...how);

afterEach(() => void tc('del', 'dev', 'lo', 'root'));

it.each([
  ['delay 250ms 100ms'],
  ['delay 500ms'],
  ['loss 10%'],
  ['loss 30% 25%'],
  ['delay 50ms reorder 25% 50% duplicate 5%'],
  ['rate 64kbit delay 200ms'],
])('%s: every answer arrives, and counts once', { timeout: 300_000 }, async (how) => {
  await using running = await startApp();
  await using table = await sit(running.url, 3, TIMES);
  impair(...how.split(' '));
  await play(table, 3, () => {});
  await expectTruth(table);
});

it('nothing comes through until everybody knows it: then every answer arrives', async () => {
  await using running = await startApp();
  await using table = await sit(running.url, 1, TIMES);
  await table.host.command('start');
  await Promise.all(table.players.map((player) => sees(player, 0)));
  impair('loss', '100%');
  const answered = answer(table, 0);
  await Promise.all(table.players.map(({ online }) => until(online, (is) => !is)));
  impair('delay', '1ms');
  expect((await answered).map(({ status }) => status)).toEqual(NAMES.map(() => 'received'));
  await table.host.inbox.next('reveal');
  await table.host.command('next');
  await expectTruth(table);
});
