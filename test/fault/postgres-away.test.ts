/** PostgreSQL stops, or hangs, while games are played. */
import { expect, it } from 'vitest';
import { type RunningApp, startApp } from '../support/app.ts';
import { hostGame, joinWeb, post } from '../support/clients.ts';
import { startPostgres } from '../support/postgres.ts';
import { singles } from '../support/quizzes.ts';

async function settled(app: RunningApp, records: string): Promise<void> {
  for (;;) {
    const response = await fetch(`${app.url}/health/ready`);
    const { breakers } = (await response.json()) as { breakers: Record<string, string> };
    if (breakers.records === records) return;
  }
}

it('a game is played to its end without it, and archived once it is back', async () => {
  await using postgres = await startPostgres();
  await using app = await startApp({ databaseUrl: postgres.newDatabase() });
  using host = await hostGame(app.url, singles(1, { limit: 600 }));
  using ana = await joinWeb(app.url, host.pin, 'Ana');

  await postgres.stop();
  await settled(app, 'open');
  const create = await fetch(`${app.url}/api/quizzes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(singles(1)),
  });
  expect([create.status, create.headers.get('retry-after')]).toEqual([503, '1']);
  expect(await create.json()).toMatchObject({
    error: { code: 'UNAVAILABLE', retryAfter: expect.any(Number) },
  });
  await host.command('start');
  await ana.inbox.next('question');
  await ana.answer(0, 0);
  await ana.inbox.next('reveal');
  await host.command('next');
  await ana.inbox.next('finished');

  await postgres.restart();
  await settled(app, 'closed');
  let report: { status: number; body: { players?: unknown[] } };
  do {
    const response = await fetch(`${app.url}/api/games/${host.id}/report`);
    report = { status: response.status, body: (await response.json()) as { players?: unknown[] } };
  } while (report.status !== 200);
  expect(report.body.players).toHaveLength(1);
});

it('what is refused by the database is no outage', async () => {
  await using postgres = await startPostgres();
  await using app = await startApp({ databaseUrl: postgres.newDatabase() });
  for (let attempt = 0; attempt < 20; attempt++) {
    const { status } = await post(`${app.url}/api/quizzes`, { title: 'No questions' });
    expect(status).toBe(400);
  }
  await settled(app, 'closed');
});

it('while it hangs, requests are told so in time, and served when it goes on', async () => {
  await using postgres = await startPostgres();
  const databaseUrl = postgres.newDatabase();
  await using app = await startApp({ databaseUrl });
  const lock = await postgres.lock(databaseUrl, 'quizzes');
  const list = async () => (await fetch(`${app.url}/api/quizzes`)).status;
  expect(await list()).toBe(503);
  await lock.release();
  while ((await list()) !== 200);
});
