/** Links by which others read a report: what they open, what they do not, and how they end. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CreatedShare, ShareList } from '../../../server/protocol/shares.ts';
import { type RunningApp, startApp } from '../../support/app.ts';
import { type Archive, archiveWhole } from '../../support/archive.ts';

const ADMIN = 'an-admin-token-of-the-tests';

const archive = (id: string): Archive => ({
  ...{ id, pin: '123456', quizId: 'quiz', mode: 'classic', modeOptions: {} },
  quiz: {
    ...{ title: 'Shared', description: '', language: 'en' },
    questions: [{ type: 'boolean', text: 'Q?', limit: 20, points: 1000, correct: true }],
  },
  options: { countdown: 3, autoAdvance: null, maxPlayers: 10 },
  ...{ outcome: 'completed', createdAt: 0, finishedAt: 60_000 },
  players: [{ id: 'p', nickname: 'Ana', channel: 'web', total: 900, rank: 1 }],
  answers: [{ player: 'p', question: 0, value: true, receivedAt: 5000, elapsed: 1000 }],
  results: [{ player: 'p', question: 0, correctness: 1, points: 900, streak: 1 }],
});

let running: RunningApp;
beforeAll(async () => {
  running = await startApp({ host: '0.0.0.0', adminToken: ADMIN });
  for (const id of ['one', 'two']) await archiveWhole(running.app.records, archive(id));
});
afterAll(() => running[Symbol.asyncDispose]());

/** Asks with a token. */
async function ask<Body>(token: string, path: string, method = 'GET', body?: object) {
  const answer = await fetch(`${running.url}/api${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const read = answer.headers.get('content-type')?.startsWith('application/json');
  return {
    status: answer.status,
    headers: answer.headers,
    body: (read ? JSON.parse(text) : text) as Body,
  };
}

const make = async (game: string, about: object = {}) =>
  (await ask<CreatedShare>(ADMIN, `/games/${game}/shares`, 'POST', about)).body;

const PARTS = [
  '',
  '/overview',
  '/questions',
  '/questions/0',
  '/players',
  '/players/p',
  '/groups',
  '/channels',
  '?format=csv',
  '?format=xlsx',
];

describe('a link to a report', () => {
  it('opens every part of it, without an open door to caches and search engines', async () => {
    const { token, url, note } = await make('one', { note: 'For Ben' });
    expect(note).toBe('For Ben');
    expect(url).toBe(`${running.app.url()}/shared#${token}`);
    for (const part of PARTS) {
      const answer = await ask(token, `/games/one/report${part}`);
      expect([part, answer.status]).toEqual([part, 200]);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'cache-control': 'no-store',
        'x-robots-tag': 'noindex',
      });
    }
    expect((await ask(token, '/shared')).body).toMatchObject({ game: { id: 'one' } });
  });

  it('opens nothing else', async () => {
    const { token, id } = await make('one');
    for (const [path, method] of [
      ['/games/two/report/overview'],
      ['/games/one/shares'],
      [`/games/one/shares/${id}`, 'DELETE'],
      ['/games/one/shares', 'POST'],
      ['/games/one/compare/two'],
      ['/games/one', 'DELETE'],
      ['/games/export'],
      ['/games'],
      ['/quizzes'],
      ['/summary'],
    ] as const)
      expect([path, (await ask(token, path, method)).status]).toEqual([path, 401]);
    const other = token.replace('.one.', '.two.');
    for (const forged of [other, `${token}x`, token.slice(0, -1), 'report.one.x.y', 'report...'])
      expect((await ask(forged, '/games/two/report/overview')).status).toBe(401);
    expect((await ask('', '/shared')).status).toBe(401);
  });

  it('is listed without its token, and opens nothing once it is taken back or over', async () => {
    const { id, token } = await make('two');
    const dated = await make('two', { days: 1, note: 'A day' });
    const list = async () => (await ask<ShareList>(ADMIN, '/games/two/shares')).body.shares;
    expect(await list()).toEqual([
      {
        ...{ id: dated.id, note: 'A day', createdAt: dated.createdAt },
        expiresAt: dated.expiresAt,
      },
      { id, createdAt: expect.any(String) },
    ]);
    expect(JSON.stringify(await list())).not.toContain(token.split('.')[3]);
    expect((await ask(ADMIN, `/games/one/shares/${id}`, 'DELETE')).status).toBe(404);
    expect((await ask(ADMIN, `/games/two/shares/${id}`, 'DELETE')).status).toBe(204);
    expect((await ask(ADMIN, `/games/two/shares/${id}`, 'DELETE')).status).toBe(404);
    expect((await ask(token, '/games/two/report/overview')).status).toBe(401);
    expect((await list()).map((share) => share.id)).toEqual([dated.id]);

    const { shares } = running.app.records;
    const past = { id: 'past', gameId: 'two', createdAt: new Date(0), expiresAt: new Date(1) };
    expect(await shares.add(past, 'hash', 50)).toBe(true);
    expect(await shares.hash('two', 'past')).toBeUndefined();
    expect(await list()).toHaveLength(1);
  });

  it('goes with its game; there are so many of one, and none of a game that is not over', async () => {
    await archiveWhole(running.app.records, archive('three'));
    const made = await Promise.all(
      Array.from({ length: 52 }, () => ask<CreatedShare>(ADMIN, '/games/three/shares', 'POST', {})),
    );
    expect(made.filter(({ status }) => status === 201)).toHaveLength(50);
    const token = made.find(({ status }) => status === 201)?.body.token ?? '';
    expect((await ask(ADMIN, '/games/three', 'DELETE')).status).toBe(200);
    expect((await ask(token, '/games/three/report/overview')).status).toBe(401);
    for (const method of ['GET', 'POST'])
      expect(
        (await ask(ADMIN, '/games/none/shares', method, method === 'POST' ? {} : undefined)).status,
      ).toBe(404);
    for (const wrong of [{ days: 0 }, { note: '' }, { days: 'x' }])
      expect((await ask(ADMIN, '/games/one/shares', 'POST', wrong)).status).toBe(400);
  });
});
