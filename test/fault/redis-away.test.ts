/** Redis dies, or hangs, in the middle of a game. */
import { expect, it } from 'vitest';
import { type RunningApp, startApp } from '../support/app.ts';
import { granted, hostGame, joinWeb } from '../support/clients.ts';
import { type PostgresServer, startPostgres } from '../support/postgres.ts';
import { singles } from '../support/quizzes.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';

interface Health {
  status: string;
  breakers: Record<string, string>;
}

const health = async ({ url }: RunningApp) =>
  (await fetch(`${url}/health/ready`)).json() as Promise<Health>;

/** Asks for its health until it fits: asking is what finds out that a service is back. */
async function until(app: RunningApp, fits: (health: Health) => boolean): Promise<Health> {
  for (;;) {
    const now = await health(app);
    if (fits(now)) return now;
  }
}

async function start(redis: RedisServer, postgres: PostgresServer): Promise<RunningApp> {
  return startApp({ redisUrl: redis.url, databaseUrl: postgres.newDatabase() });
}

it('after kill -9, clients are told so at once, and what was acked is there again', async () => {
  await using redis = await startRedis('--appendonly', 'yes');
  await using postgres = await startPostgres();
  await using app = await start(redis, postgres);
  using host = await hostGame(app.url, singles(1, { limit: 600 }));
  using ana = await joinWeb(app.url, host.pin, 'Ana');
  using ben = await joinWeb(app.url, host.pin, 'Ben');
  await host.command('start');
  await ana.inbox.next('question');
  const { receivedAt } = granted(await ana.answer(0, 0));

  await redis.kill();
  const refusal = { ok: false, error: { code: 'UNAVAILABLE', retryAfter: expect.any(Number) } };
  expect(await ben.answer(0, 1)).toMatchObject(refusal);
  expect(await host.socket.emitWithAck('pause', {})).toMatchObject(refusal);
  const down = await until(app, ({ breakers }) => breakers.state === 'open');
  expect(down.status).toBe('not ready');
  const metrics = await (await fetch(`${app.url}/metrics`)).text();
  expect(metrics).toMatch(/qrush_breaker_open\{name="state"\} 1\n/);
  const created = await fetch(`${app.url}/api/games/${host.id}/host-token`, { method: 'POST' });
  expect([created.status, created.headers.get('retry-after')]).toEqual([503, '1']);
  expect((await fetch(`${app.url}/health`)).status).toBe(200);

  await redis.restart();
  await until(app, ({ status }) => status === 'ready');
  expect(granted(await ana.answer(0, 0)).receivedAt).toBe(receivedAt);
  granted(await ben.answer(0, 1));
  const { distribution, you } = await ana.inbox.next('reveal');
  expect(distribution.map(({ count }) => count)).toEqual([1, 1, 0, 0]);
  expect(you?.correct).toBe(true);

  // Its scripts are gone with it: jobs are done all the same.
  await host.command('next');
  const report = async () => (await fetch(`${app.url}/api/games/${host.id}/report`)).status;
  while ((await report()) !== 200);
});

it('while it hangs, clients are told so and not kept waiting; then the game goes on', async () => {
  await using redis = await startRedis();
  await using postgres = await startPostgres();
  await using app = await start(redis, postgres);
  using host = await hostGame(app.url, singles(1, { limit: 600 }));
  using ana = await joinWeb(app.url, host.pin, 'Ana');
  await host.command('start');
  await ana.inbox.next('question');

  redis.process.kill('SIGSTOP');
  await until(app, ({ breakers }) => breakers.state !== 'closed');
  expect(await ana.answer(0, 2)).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } });
  redis.process.kill('SIGCONT');
  await until(app, ({ status }) => status === 'ready');
  // Whether the answer got through after all does not matter: it is one answer.
  granted(await ana.answer(0, 2));
  const { distribution } = await ana.inbox.next('reveal');
  expect(distribution.map(({ count }) => count)).toEqual([0, 0, 1, 0]);
});
