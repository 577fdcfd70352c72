/** The bridge in many processes: one asks for updates, any of them sends, and none is needed. */

import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import telegram from '../../../bridge/telegram/index.ts';
import type { Plugin } from '../../../server/plugin.ts';
import { type RunningApp, startApp } from '../../support/app.ts';
import { hostGame, joinWeb } from '../../support/clients.ts';
import { singles } from '../../support/quizzes.ts';
import { type RedisServer, startRedis } from '../../support/redis.ts';
import { ServerProcess } from '../../support/server-process.ts';
import { BotApiStub } from './support/bot-api-stub.ts';
import { configFor } from './support/server.ts';

const PLUGIN = fileURLToPath(new URL('../../../bridge/telegram/index.ts', import.meta.url));
const SECRET = 'one secret for all of these servers';

const settings = () => ({
  redisUrl: redis.url,
  secret: SECRET,
  pluginConfig: { telegram: configFor(stub, { pollSeconds: 1, perSecond: 30 }) },
});
const start = (): Promise<RunningApp> => startApp(settings(), [telegram as Plugin<never>]);

let redis: RedisServer;
let stub: BotApiStub;
let first: ServerProcess;
let second: RunningApp;
let third: RunningApp;
beforeAll(async () => {
  redis = await startRedis();
  stub = await BotApiStub.start();
  first = new ServerProcess([], {
    PORT: '0',
    DATA_DIR: 'memory://',
    REDIS_URL: redis.url,
    SECRET,
    PLUGINS: PLUGIN,
    PLUGIN_CONFIG: JSON.stringify(settings().pluginConfig),
  });
  await first.url();
});
beforeAll(async () => {
  second = await start();
  third = await start();
});
afterAll(async () => {
  await first[Symbol.asyncDispose]();
  await second[Symbol.asyncDispose]();
  await stub[Symbol.asyncDispose]();
  await redis[Symbol.asyncDispose]();
});

it('plays on when a process is killed, and when one stops: once each, never two polls at a time', async () => {
  const users = ['Ana', 'Ben', 'Cem'].map((name) => stub.user(name));
  const [ana] = users;
  if (!ana) throw new Error('users');
  ana.says('/help');
  await ana.told('Send /join and the six-digit code');

  // One goes without a word, perhaps while it polls; what comes in waits for the others.
  using host = await hostGame(second.url, singles(2, { limit: 60 }));
  using web = await joinWeb(third.url, host.pin, 'Web');
  await first.stop('SIGKILL');
  for (const user of users) user.says(`/join ${host.pin}`);
  await Promise.all(users.map((user) => user.told('You are in')));

  await host.command('start');
  await Promise.all(users.map((user) => user.told('Question 1?')));
  for (const user of users) user.taps('A) Red');
  await web.answer(0, 0);
  await host.inbox.next('reveal');

  // Another stops as it should: whoever polls, the updates continue.
  const stopped = third[Symbol.asyncDispose]();
  await host.command('next');
  await Promise.all(users.map((user) => user.told('Question 2?')));
  for (const user of users) user.taps('B) Green');
  await Promise.all(users.map((user) => user.toast('✓ B')));
  await stopped;
  await host.command('skip');
  await host.inbox.next('reveal', ({ index, distribution }) => {
    if (index === 1) expect(distribution[1]?.count).toBe(3);
    return index === 1;
  });
  await host.command('next');
  await Promise.all(users.map((user) => user.told('The game is over.')));
  // Joining, two questions, the end.
  expect(users.map(({ messages }) => messages.length)).toEqual([5, 4, 4]);
  expect(stub.conflicts).toBe(0);
});
