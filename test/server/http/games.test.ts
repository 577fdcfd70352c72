/** Games are listed, whichever process they run on, and deleted with what is kept of their players. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { purgeTrials } from '../../../server/games/purges.ts';
import type { GameList } from '../../../server/protocol/game-list.ts';
import { type RunningApp, startApp } from '../../support/app.ts';
import { archiveOf } from '../../support/archive.ts';
import { hostGame, joinWeb } from '../../support/clients.ts';
import { startPostgres } from '../../support/postgres.ts';
import { quizApi } from '../../support/quiz-api.ts';
import { singles } from '../../support/quizzes.ts';
import { startRedis } from '../../support/redis.ts';

describe.each(['one process', 'two processes'])('games of %s', (what) => {
  const stop: AsyncDisposable[] = [];
  let servers: RunningApp[];
  beforeAll(async () => {
    if (what === 'one process') servers = [await startApp()];
    else {
      const [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
      stop.push(redis, postgres);
      const settings = { redisUrl: redis.url, databaseUrl: postgres.newDatabase() };
      servers = [await startApp(settings), await startApp(settings)];
    }
  });
  afterAll(async () => {
    for (const one of [...servers, ...stop]) await one[Symbol.asyncDispose]();
  });

  it('are listed while they run, and once they are finished, until they are deleted', async () => {
    const [one, other = servers[0]] = servers;
    if (!one || !other) throw new Error('no server');
    const list = async (query: string) =>
      (await quizApi(other.app.http).ask<GameList>('GET', `/api/games?${query}`)).body;
    expect(await list('')).toEqual({ games: [], total: 0, page: 1, pages: 1 });

    using first = await hostGame(one.url, { ...singles(3), title: 'First' });
    using second = await hostGame(other.url, { ...singles(2), title: 'Second' });
    using ana = await joinWeb(other.url, first.pin, 'Ana');
    using _ben = await joinWeb(other.url, first.pin, 'Ben');
    expect(await list('state=running')).toMatchObject({
      games: [
        {
          id: second.id,
          pin: second.pin,
          title: 'Second',
          phase: 'lobby',
          players: 0,
          questions: 2,
        },
        {
          id: first.id,
          pin: first.pin,
          title: 'First',
          mode: 'classic',
          phase: 'lobby',
          players: 2,
        },
      ],
      total: 2,
    });
    await first.command('start');
    await ana.inbox.next('question');
    await ana.answer(0, 0);
    await first.command('pause');
    expect((await list('page=2&size=1')).games).toEqual([
      {
        id: first.id,
        pin: first.pin,
        title: 'First',
        mode: 'classic',
        phase: 'question',
        paused: true,
        question: 0,
        players: 2,
        questions: 3,
        createdAt: expect.any(String),
      },
    ]);
    expect(await list('page=2&size=1')).toMatchObject({ total: 2, pages: 2 });

    const remove = (id: string, query = '') =>
      quizApi(other.app.http).ask<object>('DELETE', `/api/games/${id}${query}`);
    expect((await remove(first.id)).code).toBe('GAME_RUNNING');
    expect((await remove(first.id, '?dry=true')).code).toBe('GAME_RUNNING');
    await first.command('resume');
    await first.command('end');
    await archiveOf(one.app, first.id);
    expect((await list('')).games.map(({ id }) => id)).toEqual([second.id]);
    expect(await list('state=finished')).toEqual({
      games: [
        {
          id: first.id,
          quizId: expect.any(String),
          title: 'First',
          mode: 'classic',
          outcome: 'ended',
          right: 1,
          winners: ['Ana'],
          players: 2,
          questions: 3,
          createdAt: expect.any(String),
          finishedAt: expect.any(String),
        },
      ],
      total: 1,
      page: 1,
      pages: 1,
    });

    const counts = { players: 2, answers: 1, results: 1 };
    expect((await remove(first.id, '?dry=true')).body).toEqual(counts);
    expect((await list('state=finished')).total).toBe(1);
    await one.app.games.idle();
    expect((await remove(first.id)).body).toEqual(counts);
    expect(await list('state=finished')).toMatchObject({ games: [], total: 0 });
    expect(await one.app.store.games.state(first.id)).toBeUndefined();
    expect((await remove(first.id)).code).toBe('GAME_NOT_FOUND');
    expect((await remove('none')).code).toBe('GAME_NOT_FOUND');
    const report = await quizApi(other.app.http).ask('GET', `/api/games/${first.id}/report`);
    expect(report.code).toBe('REPORT_NOT_READY');
    // One to try things out is listed while it runs, and then only where it is asked for.
    using trial = await hostGame(one.url, { ...singles(1), title: 'Third' }, { trial: true });
    expect((await list('')).games.map(({ trial }) => trial)).toEqual([true, undefined]);
    await trial.command('end');
    await archiveOf(one.app, trial.id);
    expect((await list('state=finished')).total).toBe(0);
    const tried = { id: trial.id, title: 'Third', trial: true };
    expect(await list('state=finished&trial=true')).toMatchObject({ games: [tried], total: 1 });
    const { records, store } = one.app;
    const sources = { records, store, sessions: { forget: async () => {} } };
    await one.app.games.idle();
    expect(await purgeTrials(sources, Date.now() + 23 * 3_600_000)).toBe(0);
    expect(await purgeTrials(sources, Date.now() + 25 * 3_600_000)).toBe(1);
    expect((await list('state=finished&trial=true')).total).toBe(0);
    expect(await store.games.state(trial.id)).toBeUndefined();
    // A host's seat of a game that is listed is had as before.
    const seat = await quizApi(one.app.http).ask<{ hostToken: string }>(
      'POST',
      `/api/games/${second.id}/host-token`,
    );
    expect(seat.status).toBe(201);
    for (const query of ['size=201', 'page=0', 'state=archived'])
      expect((await quizApi(one.app.http).ask('GET', `/api/games?${query}`)).code).toBe(
        'BAD_PAYLOAD',
      );
  });
});
