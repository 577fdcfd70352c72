/** The API's answers are compressed where they are long, and hold no token. */
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { definePlugin, type Plugin } from '../../../server/plugin.ts';
import { type RunningApp, startApp } from '../../support/app.ts';
import { type Archive, archiveWhole } from '../../support/archive.ts';
import { singles } from '../../support/quizzes.ts';
import { decoded, type OnTheWire, onTheWire } from '../../support/wire.ts';

const PAGE_OF_HOSTS = 'https://hosts.example';
const PLAYERS = 150;
const QUESTIONS = 20;

/** A channel whose links are as long as answers that are compressed. */
const longLinks = definePlugin({
  name: 'long-links',
  setup({ channels }) {
    channels.register({
      name: 'long',
      async deliver() {},
      joinUrl: (pin) => `x:${pin}${'y'.repeat(3000)}`,
    });
  },
});

function archive(id: string, players: number): Archive {
  const everybody = Array.from({ length: players }, (_, index) => `${index}`);
  const rows = everybody.flatMap((player) =>
    Array.from({ length: QUESTIONS }, (_, question) => ({ player, question })),
  );
  return {
    id,
    pin: '123456',
    quizId: 'quiz',
    quiz: {
      title: 'Quiz',
      description: '',
      language: 'en',
      questions: Array.from({ length: QUESTIONS }, (_, index) => ({
        type: 'text',
        text: `Question ${index}?`,
        limit: 20,
        points: 1000,
        accepted: ['Yes'],
      })),
    },
    mode: 'classic',
    options: { countdown: 3, autoAdvance: null, maxPlayers: 1000 },
    modeOptions: {},
    outcome: 'completed',
    createdAt: 0,
    finishedAt: 60_000,
    players: everybody.map((player, index) => ({
      id: player,
      nickname: `Spieler ${index} ü🦊`,
      channel: 'web',
      total: 1000 * index,
      rank: players - index,
    })),
    answers: rows.map((row, index) => ({
      ...row,
      value: `answer ${index * 7919}`,
      receivedAt: index,
      elapsed: index,
    })),
    results: rows.map((row) => ({ ...row, correctness: 1, points: 967, streak: 1 })),
  };
}

let running: RunningApp;
beforeAll(async () => {
  running = await startApp({ origins: [PAGE_OF_HOSTS] }, [longLinks] as Plugin<never>[]);
  await archiveWhole(running.app.records, archive('large', PLAYERS));
  await archiveWhole(running.app.records, archive('small', 0));
});
afterAll(() => running[Symbol.asyncDispose]());

const get = (path: string, encoding?: string, more: Record<string, string> = {}) =>
  onTheWire(running.url + path, {
    ...(encoding !== undefined && { 'accept-encoding': encoding }),
    ...more,
  });

const REPORT = '/api/games/large/report';

describe.each([
  ['JSON', REPORT, 'application/json; charset=utf-8'],
  ['CSV', `${REPORT}?format=csv`, 'text/csv; charset=utf-8'],
])('a large report as %s', (_name, path, type) => {
  let plain: OnTheWire;
  beforeAll(async () => {
    plain = await get(path);
  });

  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['identity', undefined],
    ['deflate', undefined],
    [undefined, undefined],
  ])('to a client that takes %s comes by %s', async (accepted, encoding) => {
    expect(plain.body.length).toBeGreaterThan(40_000);
    const answer = await get(path, accepted);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.headers).toMatchObject({
      'content-type': type,
      vary: expect.stringContaining('accept-encoding'),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': plain.headers['content-security-policy'],
    });
    expect(answer.headers['content-disposition']).toBe(plain.headers['content-disposition']);
    expect(decoded(answer)).toBe(decoded(plain));
    if (encoding !== undefined) expect(answer.body.length * 4).toBeLessThan(plain.body.length);
  });

  it('says by HEAD nothing that GET does not', async () => {
    const headers = { 'accept-encoding': 'br' };
    const head = await onTheWire(running.url + path, headers, { method: 'HEAD' });
    const answer = await get(path, 'br');
    const { date: _, connection, ...said } = head.headers;
    expect(answer.headers).toMatchObject(said);
    expect(head.body.length).toBe(0);
  });
});

it('quizzes and metrics are compressed, too', async () => {
  for (const path of ['/api/quizzes', '/metrics']) {
    const answer = await get(path, 'br');
    expect(answer.headers).toMatchObject({
      'content-encoding': 'br',
      vary: expect.stringContaining('accept-encoding'),
    });
    expect(answer.headers['content-length'] ?? String(answer.body.length)).toBe(
      String(answer.body.length),
    );
    expect(decoded(answer)).toContain(path === '/metrics' ? '# HELP' : '{');
  }
});

it('an answer that is small comes as it is', async () => {
  for (const path of ['/health', '/admin/game-stats', '/api/games/none/report']) {
    const answer = await get(path, 'br, gzip');
    expect(answer.headers).not.toHaveProperty('content-encoding');
    expect(answer.body.length).toBeLessThan(1024);
    JSON.parse(decoded(answer));
  }
});

it('a stream of events comes as it happens, uncompressed', async () => {
  const phone = `${running.url}/phone/api/phones/15550000001`;
  const claim = await onTheWire(phone, {}, { method: 'POST' });
  const { secret } = JSON.parse(decoded(claim)) as { secret: string };
  const leaving = new AbortController();
  const stream = await fetch(`${phone}/events`, {
    headers: { 'x-phone-secret': secret, 'accept-encoding': 'br, gzip' },
    signal: leaving.signal,
  });
  expect(stream.headers.get('content-type')).toContain('text/event-stream');
  expect(stream.headers.get('content-encoding')).toBeNull();
  leaving.abort();
});

it('a page of another origin is still told that the answer is for it', async () => {
  const answer = await get(REPORT, 'br', { origin: PAGE_OF_HOSTS });
  expect(answer.headers).toMatchObject({
    'access-control-allow-origin': PAGE_OF_HOSTS,
    'content-encoding': 'br',
  });
  expect(answer.headers.vary?.toLowerCase().split(/, */).sort()).toEqual([
    'accept-encoding',
    'origin',
  ]);
});

it('an answer with a token is never compressed, however long', async () => {
  const post = (path: string, body: object) =>
    onTheWire(
      running.url + path,
      { 'content-type': 'application/json', 'accept-encoding': 'br, gzip' },
      { method: 'POST', body: JSON.stringify(body) },
    );
  const { id: quizId } = JSON.parse(decoded(await post('/api/quizzes', singles(1))));
  const created = await post('/api/games', { quizId });
  expect(created.status).toBe(201);
  expect(created.body.length).toBeGreaterThan(3000);
  expect(created.headers).not.toHaveProperty('content-encoding');
  const { id, hostToken } = JSON.parse(String(created.body));
  expect(hostToken).toEqual(expect.any(String));
  const renewed = await post(`/api/games/${id}/host-token`, {});
  expect(renewed.status).toBe(201);
  expect(renewed.headers).not.toHaveProperty('content-encoding');
});

it('a compressed body of a request is read as it is, and so refused', async () => {
  const quiz = JSON.stringify(singles(1));
  const send = (encoding: string, body: string | Buffer) =>
    onTheWire(
      `${running.url}/api/quizzes`,
      { 'content-type': 'application/json', 'content-encoding': encoding },
      { method: 'POST', body },
    );
  // 50 MB of nothing in 50 kB: within the limit of a body, were it not decompressed.
  for (const content of [quiz, Buffer.alloc(50_000_000)]) {
    const answer = await send('gzip', gzipSync(content));
    expect(answer.status).toBe(400);
    expect(JSON.parse(decoded(answer))).toMatchObject({ error: { code: 'BAD_PAYLOAD' } });
  }
});
