/** Headers that keep browsers from harm are on every answer. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Settings } from '../../../config/settings.ts';
import { type RunningApp, startApp } from '../../support/app.ts';
import { archiveWhole } from '../../support/archive.ts';

const adminToken = 'the token of headers';
const bearer = { authorization: `Bearer ${adminToken}` };

const PATHS = [
  '/',
  '/123456',
  '/host',
  '/phone',
  '/assets/nothing.js',
  '/media/starter/clock.png',
  '/health',
  '/metrics',
  '/api/quizzes',
  '/api/games/x/report',
  '/admin/game-stats',
  '/phone/api/info',
  '/bridge/whatsapp/webhook',
  '/nothing',
  '/api/games/%ff/report',
  '/socket.io/?EIO=4&transport=polling',
  '/socket.io/?EIO=9',
];

/** Starts a server, and looks at the headers of its answers. */
function looking(settings: Partial<Settings>) {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp({ adminToken, ...settings });
  });
  afterAll(() => running[Symbol.asyncDispose]());
  return {
    running: () => running,
    async headers(path: string, more: Record<string, string> = {}) {
      const answer = await fetch(running.url + path, { headers: { ...bearer, ...more } });
      await answer.arrayBuffer();
      return Object.fromEntries(answer.headers);
    },
  };
}

describe('over plain http', () => {
  const { headers, running } = looking({});

  it.each(PATHS)('%s has them, and nothing that leads to https', async (path) => {
    const given = await headers(path);
    expect(given).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'content-security-policy': expect.stringMatching(
        /default-src 'none'.*frame-ancestors 'none'/,
      ),
    });
    expect(given).not.toHaveProperty('strict-transport-security');
    expect(given['content-security-policy']).not.toContain('upgrade-insecure-requests');
  });

  it('the stream of a phone has them', async () => {
    const { url } = running();
    const claim = await fetch(`${url}/phone/api/phones/15550000001`, { method: 'POST' });
    const { secret } = (await claim.json()) as { secret: string };
    const leaving = new AbortController();
    const stream = await fetch(`${url}/phone/api/phones/15550000001/events`, {
      headers: { 'x-phone-secret': secret },
      signal: leaving.signal,
    });
    expect(stream.headers.get('x-content-type-options')).toBe('nosniff');
    leaving.abort();
  });

  it('pages may run their own scripts, and show pictures', async () => {
    for (const path of ['/', '/host', '/phone']) {
      const policy = (await headers(path))['content-security-policy'];
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("img-src 'self' data: https:");
    }
    expect((await headers('/api/quizzes'))['content-security-policy']).not.toContain('script-src');
  });

  it('nobody keeps what the API, the statistics and reports say', async () => {
    await archiveWhole(running().app.records, {
      id: 'game',
      pin: '123456',
      quizId: 'quiz',
      quiz: { title: 'Quiz', description: '', language: 'en', questions: [] },
      mode: 'classic',
      options: { countdown: 3, autoAdvance: null, maxPlayers: 10 },
      modeOptions: {},
      outcome: 'completed',
      createdAt: 0,
      finishedAt: 1,
      players: [],
      answers: [],
      results: [],
    });
    const report = '/api/games/game/report';
    for (const path of [
      '/api/quizzes',
      '/api/modes',
      '/api/nothing',
      '/admin/game-stats',
      report,
      `${report}?format=csv`,
    ])
      expect([path, (await headers(path))['cache-control']]).toEqual([path, 'no-store']);
    expect((await headers('/media/starter/clock.png'))['cache-control']).toContain('max-age');
    expect((await headers('/'))['cache-control']).toBe('no-cache');
  });

  it('pictures may be shown by pages of other origins', async () => {
    const given = await headers('/media/starter/clock.png');
    expect(given['cross-origin-resource-policy']).toBe('cross-origin');
  });
});

describe('behind a proxy of TLS', () => {
  const { headers } = looking({ trustProxy: true });

  it('browsers are told to come by https only', async () => {
    const given = await headers('/', { 'x-forwarded-proto': 'https' });
    expect(given['strict-transport-security']).toMatch(/^max-age=\d{8}$/);
    expect(given['content-security-policy']).toContain('; upgrade-insecure-requests');
    expect(given['cross-origin-opener-policy']).toBe('same-origin');
    expect(await headers('/')).not.toHaveProperty('strict-transport-security');
  });
});

describe('with an https PUBLIC_URL', () => {
  const { running } = looking({ publicUrl: 'https://quiz.example' });

  it('they are told so there, and not where a LAN plays by address', async () => {
    const ask = async (host: string) =>
      (await running().app.http.inject({ url: '/', headers: { host } })).headers;
    expect(await ask('quiz.example')).toHaveProperty('strict-transport-security');
    expect(await ask('192.168.1.7:3000')).not.toHaveProperty('strict-transport-security');
    expect((await ask('192.168.1.7:3000'))['content-security-policy']).not.toContain('upgrade');
  });
});
