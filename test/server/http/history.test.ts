/** Games that are over: exported, deleted together, and gone when they are old. */
import { expect, it } from 'vitest';
import { purgeHistory } from '../../../server/games/purges.ts';
import type { DeletedGames } from '../../../server/protocol/game-list.ts';
import { type RunningApp, startApp } from '../../support/app.ts';
import { type Archive, archiveWhole } from '../../support/archive.ts';
import { hostGame, post } from '../../support/clients.ts';
import { startPostgres } from '../../support/postgres.ts';
import { singles } from '../../support/quizzes.ts';

const DAY = 24 * 3_600_000;

const archive = (id: string, finishedAt: number, more: Partial<Archive> = {}): Archive => ({
  ...{ id, pin: '123456', quizId: 'quiz', mode: 'classic', modeOptions: {} },
  quiz: {
    ...{ title: `Game ${id}`, description: '', language: 'en' },
    questions: [{ type: 'boolean', text: 'Q?', limit: 20, points: 1000, correct: true }],
  },
  options: { countdown: 3, autoAdvance: null, maxPlayers: 10 },
  ...{ outcome: 'completed', createdAt: 0, finishedAt },
  players: ['a', 'b'].map((player, at) => ({
    ...{
      id: player,
      nickname: `${player} of ${id}`,
      channel: 'web',
      total: 900 - at,
      rank: at + 1,
    },
  })),
  answers: [{ player: 'a', question: 0, value: true, receivedAt: 5000, elapsed: 1000 }],
  results: [{ player: 'a', question: 0, correctness: 1, points: 900, streak: 1 }],
  ...more,
});

const leftIn = async ({ app }: RunningApp) =>
  (await app.records.games.list({ limit: 200, offset: 0 })).games.map(({ id }) => id).sort();

it('all that is kept is exported as JSON lines, the oldest game first, without trials', async () => {
  await using running = await startApp();
  const { records } = running.app;
  // More than are looked up at once, and some that were over in the same moment.
  const ids = Array.from({ length: 203 }, (_, at) => String(at).padStart(3, '0'));
  for (const [at, id] of ids.entries())
    await archiveWhole(records, archive(id, Math.floor(at / 150) * 1000));
  await archiveWhole(records, archive('trial', 5, { trial: true }));
  const lines = async (query = '') => {
    const answer = await fetch(`${running.url}/api/games/export${query}`);
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    return (await answer.text())
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  };
  const all = await lines();
  expect(all.filter(({ game }) => game).map(({ game }) => game.id)).toEqual(ids);
  expect(all.slice(0, 3)).toMatchObject([
    { game: { id: '000', title: 'Game 000' }, questions: [{ answers: 1, right: 1 }] },
    { gameId: '000', player: { nickname: 'a of 000', answers: [{ answer: 'True' }] } },
    { gameId: '000', player: { nickname: 'b of 000', answers: [] } },
  ]);
  expect(all).toHaveLength(3 * ids.length);
  expect(await lines('?q=game%20201')).toHaveLength(3);
  expect(await lines('?from=1970-01-02')).toEqual([]);
});

it('several games are deleted at once; what runs or is gone stays', async () => {
  await using running = await startApp();
  for (const id of ['a', 'b', 'c']) await archiveWhole(running.app.records, archive(id, 1));
  using host = await hostGame(running.url, singles(1));
  const remove = async (body: object) =>
    (await post<DeletedGames>(`${running.url}/api/games/delete`, body)).body;
  const ids = ['a', 'b', 'a', host.id, 'none'];
  const counts = { games: 2, players: 4, answers: 2, results: 2, missing: [host.id, 'none'] };
  expect(await remove({ ids, dry: true })).toEqual(counts);
  expect(await leftIn(running)).toEqual(['a', 'b', 'c']);
  expect(await remove({ ids })).toEqual(counts);
  expect(await leftIn(running)).toEqual(['c']);
  for (const wrong of [{}, { ids: [] }, { ids: new Array(101).fill('x') }])
    expect((await post(`${running.url}/api/games/delete`, wrong)).status).toBe(400);
});

it('games are kept for ever, or for as many days as the settings say', async () => {
  await using running = await startApp();
  const { records, store, app } = { ...running.app, app: running.app };
  const now = 1_790_000_000_000;
  const days = (count: number) => now - count * DAY;
  for (const [id, at] of [
    ['old', days(31)],
    ['older', days(400)],
    ['new', days(29)],
  ] as const)
    await archiveWhole(records, archive(id, at));
  await archiveWhole(records, archive('trial', days(31), { trial: true }));
  const sources = { records, store, sessions: { forget: async () => {} } };
  expect(await purgeHistory(sources, undefined, now)).toBe(0);
  expect(await leftIn(running)).toEqual(['new', 'old', 'older']);
  expect(await purgeHistory(sources, 30, now)).toBe(2);
  expect(await leftIn(running)).toEqual(['new']);
  for await (const page of records.games.pages('old')) expect(page).toEqual([]);
  expect(await app.records.reports.questions('old')).toEqual([]);
});

it('what comes a page at a time does so from PostgreSQL, too: exports, and names of media', async () => {
  await using postgres = await startPostgres();
  await using running = await startApp({ databaseUrl: postgres.newDatabase() });
  await archiveWhole(running.app.records, archive('a', 1));
  const get = async (path: string) => (await fetch(`${running.url}/api/${path}`)).text();
  expect((await get('games/export')).match(/\n/g)).toHaveLength(3);
  expect(JSON.parse(await get('games/a/report/overview'))).toMatchObject({ players: 2, right: 1 });
  expect(JSON.parse(await get('games/a/report/players?sort=right&q=B'))).toMatchObject({
    players: [{ nickname: 'b of a', answers: 0 }],
  });
  expect(JSON.parse(await get('media'))).toMatchObject({ media: [] });
  // PostgreSQL knows no such signs: there is nothing of that name.
  for (const field of ['q', 'channel', 'group'])
    expect(JSON.parse(await get(`games/a/report/players?${field}=%00`))).toMatchObject({
      total: 0,
    });
  expect(JSON.parse(await get('games?state=finished&mode=%00'))).toMatchObject({ total: 0 });
  expect(await get('games/a/report/players/%00')).toContain('PLAYER_NOT_FOUND');
  const note = await post(`${running.url}/api/games/a/shares`, { note: 'a\0b' });
  expect(note).toMatchObject({ status: 400, body: { error: { code: 'BAD_PAYLOAD' } } });
});
