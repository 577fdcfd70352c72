/** Events published while a process is not subscribed reach its players and hosts all the same. */
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../support/app.ts';
import {
  connectHost,
  granted,
  type Host,
  hostGame,
  joinWeb,
  type WebPlayer,
} from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';

/** Kills around each step; `npm run test:fault` plays 40. */
const KILLS = Number(process.env.QRUSH_PUBSUB_KILLS ?? 2);

/** ms from the kill until the host acts. */
const PAUSES = [0, 20, 60, 150, 300];

let redis: RedisServer;
let admin: Redis;
let apps: [RunningApp, RunningApp];
beforeAll(async () => {
  redis = await startRedis();
  admin = new Redis(redis.url);
  // One after the other: a database in the process that starts holds up what another one waits for.
  const settings = { redisUrl: redis.url, secret: 'the secret that both of them share, for tests' };
  apps = [await startApp(settings), await startApp(settings)];
});
afterAll(async () => {
  await Promise.all(apps.map((app) => app[Symbol.asyncDispose]()));
  admin.disconnect();
  await redis[Symbol.asyncDispose]();
});

/** A game steered at one process, with players and a big screen at the other. */
async function setting(): Promise<{ host: Host; players: WebPlayer[]; screen: WebScreen }> {
  const host = await hostGame(apps[0].url, singles(2, { limit: 600 }));
  const players = [
    await joinWeb(apps[1].url, host.pin, 'Ana'),
    await joinWeb(apps[1].url, host.pin, 'Ben'),
  ];
  const socket = connectHost(apps[1].url);
  const heard = versions(socket);
  granted(
    await socket.emitWithAck('attach', { pin: host.pin, hostToken: host.hostToken, watch: true }),
  );
  return { host, players, screen: { heard, close: () => void socket.disconnect() } };
}

interface WebScreen {
  heard: ReturnType<typeof versions>;
  close(): void;
}

/** The versions that a socket hears of. */
function versions(socket: {
  onAny(listener: (name: string, event: { version?: number }) => void): unknown;
}) {
  let latest = 0;
  const waiting = new Set<() => void>();
  socket.onAny((_name, { version }) => {
    latest = Math.max(latest, version ?? 0);
    for (const check of waiting) check();
  });
  return {
    reaches: (version: number) =>
      new Promise<void>((resolve) => {
        const check = () => {
          if (latest < version) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
  };
}

type Step = 'question' | 'reveal' | 'finished';

it.each(['question', 'reveal', 'finished'] satisfies Step[])(
  'P4: a subscription that breaks around a %s leaves nobody behind',
  async (step) => {
    for (let kill = 0; kill < KILLS; kill++) {
      const pause = PAUSES[kill % PAUSES.length] ?? 0;
      const { host, players, screen } = await setting();
      const heard = [screen.heard, ...players.map(({ socket }) => versions(socket))];
      if (step !== 'question') {
        const { version } = await host.command('start');
        // Seen in whichever way: the break of the round before may not be over.
        await Promise.all(heard.map((one) => one.reaches(version)));
      }
      await admin.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
      await new Promise((resolve) => setTimeout(resolve, pause));
      // Each at the other process than those who are to hear of it.
      if (step === 'question') await host.command('start');
      if (step === 'reveal') await host.command('skip');
      if (step === 'finished') await host.command('end');
      await apps[0].app.games.idle();
      await apps[1].app.games.idle();
      const { version } = await apps[0].app.games.state(host.id);
      await Promise.all(heard.map((one) => one.reaches(version)));
      for (const player of players) player.socket.disconnect();
      screen.close();
      host.socket.disconnect();
    }
  },
);

it('players get what is their own with what they have missed', async () => {
  const { host, players, screen } = await setting();
  const [ana, ben] = players as [WebPlayer, WebPlayer];
  await host.command('start');
  await Promise.all([ana.inbox.next('question'), ben.inbox.next('question')]);
  granted(await ana.answer(0, 0));
  await admin.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
  await host.command('skip');
  const caughtUp = await ana.inbox.next('state', ({ phase }) => phase === 'revealed');
  expect(caughtUp.you).toMatchObject({
    nickname: 'Ana',
    answered: { value: 0 },
    result: { correct: true, rank: 1 },
  });
  const other = await ben.inbox.next('state', ({ phase }) => phase === 'revealed');
  expect(other.you).toMatchObject({
    nickname: 'Ben',
    total: 0,
    result: { correct: false, rank: 2 },
  });
  for (const one of [ana, ben, host]) one[Symbol.dispose]();
  screen.close();
});

it('a game that is gone from the store is said to be, and logged', async () => {
  const { host, players, screen } = await setting();
  const [ana] = players as [WebPlayer];
  await host.command('start');
  await ana.inbox.next('question');
  await admin.flushall();
  expect(await ana.inbox.next('removed')).toEqual({ reason: 'closed' });
  expect(await host.inbox.next('removed')).toEqual({ reason: 'closed' });
  const said = /a game is gone from the store/;
  expect(apps.some(({ logged }) => logged.some(({ msg }) => said.test(msg)))).toBe(true);
  for (const one of [...players, host]) one[Symbol.dispose]();
  screen.close();
});
