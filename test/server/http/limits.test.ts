/** How often one address may ask the API. */
import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MADE_UP } from '../../../bridge/whatsapp/simulator/business.ts';
import { type RunningApp, startApp } from '../../support/app.ts';

const adminToken = 'the token of limits';
const right = { authorization: `Bearer ${adminToken}` };
const wrong = { authorization: 'Bearer a wrong token of 16' };

let running: RunningApp;

beforeAll(async () => {
  running = await startApp({
    adminToken,
    // Not open mode: a token is needed.
    publicUrl: 'https://quiz.example',
    pluginEnv: {
      WHATSAPP_SIMULATOR: 'on',
    },
    trustProxy: true,
    unlimitedAddresses: ['198.51.100.0/24'],
  });
});
afterAll(() => running[Symbol.asyncDispose]());

let addresses = 0;
/** An address that has asked for nothing yet. */
const fresh = (): string => `203.0.113.${++addresses}`;

/** Asks so often at once. @returns how many got which status */
async function ask(remoteAddress: string, count: number, request: InjectOptions) {
  const answers = await Promise.all(
    Array.from({ length: count }, () => running.app.http.inject({ remoteAddress, ...request })),
  );
  const counts: Record<number, number> = {};
  for (const { statusCode } of answers) counts[statusCode] = (counts[statusCode] ?? 0) + 1;
  return counts;
}

const refused = (counts: Record<number, number>) => counts[429] ?? 0;

describe('an address', () => {
  it('may ask 60 times at once, and is then told how long to wait', async () => {
    const address = fresh();
    const counts = await ask(address, 300, { url: '/api/quizzes' });
    expect(counts[401]).toBeGreaterThanOrEqual(60);
    expect(refused(counts)).toBeGreaterThan(0);
    const url = '/api/modes';
    const answers = await Promise.all(
      Array.from({ length: 300 }, () => running.app.http.inject({ url, remoteAddress: address })),
    );
    const last = answers.find(({ statusCode }) => statusCode === 429);
    expect(last?.headers).toMatchObject({ 'retry-after': '1', 'x-ratelimit-limit': '60' });
    expect(last?.json()).toMatchObject({
      error: { code: 'RATE_LIMITED', retryAfter: expect.any(Number) },
    });
  });

  it.each(['/api/quizzes', '/api/games/x/report', '/api/games/x/channels', '/admin/db-stats'])(
    'is limited at %s',
    async (url) => {
      expect(refused(await ask(fresh(), 300, { url }))).toBeGreaterThan(0);
    },
  );

  it('has one allowance for all of them, and others have theirs', async () => {
    const address = fresh();
    await ask(address, 300, { url: '/api/quizzes' });
    expect(refused(await ask(address, 200, { url: '/admin/db-stats' }))).toBeGreaterThan(0);
    expect(refused(await ask(fresh(), 50, { url: '/api/quizzes' }))).toBe(0);
  });

  it('of IPv6 counts with its network', async () => {
    const request = { url: '/api/quizzes' };
    await ask('2001:db8:1:2::1', 300, request);
    expect(refused(await ask('2001:db8:1:2:ffff::2', 200, request))).toBeGreaterThan(0);
    expect(refused(await ask('2001:db8:1:3::1', 50, request))).toBe(0);
  });

  it('with the right token does not count, whatever it did before', async () => {
    const address = fresh();
    const request = { url: '/api/quizzes', headers: right };
    expect(await ask(address, 200, request)).toEqual({ 200: 200 });
    expect(refused(await ask(address, 50, { url: '/api/quizzes' }))).toBe(0);
    await ask(address, 300, { url: '/api/quizzes', headers: wrong });
    expect(await ask(address, 200, request)).toEqual({ 200: 200 });
  });

  it.each(['/api/quizzes', '/admin/db-stats', '/metrics'])(
    'that guesses tokens at %s is limited, and logged',
    async (url) => {
      const from = fresh();
      const counts = await ask(from, 300, { url, headers: wrong });
      expect(Object.keys(counts)).toEqual(['401', '429']);
      const lines = running.logged.filter((line) => 'from' in line && line.from === from);
      // A refused request was not even looked at.
      expect(lines).toHaveLength(counts[401] ?? 0);
      expect(lines[0]).toMatchObject({ level: 40, msg: 'a wrong admin token' });
      expect(JSON.stringify(lines)).not.toContain('a wrong token of 16');
    },
  );

  it.each([
    '/',
    '/host',
    '/assets/x.js',
    '/media/starter/clock.png',
    '/health',
    '/health/ready',
    '/metrics',
  ])('may ask for %s as often as it likes', async (url) => {
    expect(refused(await ask(fresh(), 200, { url }))).toBe(0);
  });

  it('may bring as many signed webhooks as it likes', async () => {
    const payload = '{"object":"whatsapp_business_account","entry":[]}';
    const digest = createHmac('sha256', MADE_UP.appSecret).update(payload).digest('hex');
    const webhook: InjectOptions = {
      method: 'POST',
      url: '/bridge/whatsapp/webhook',
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${digest}` },
      payload,
    };
    expect(await ask(fresh(), 200, webhook)).toEqual({ 200: 200 });
  });

  it('that the settings name is not limited', async () => {
    expect(await ask('198.51.100.7', 300, { url: '/api/quizzes' })).toEqual({ 401: 300 });
    expect(refused(await ask('198.51.101.7', 300, { url: '/api/quizzes' }))).toBeGreaterThan(0);
  });

  it('behind a proxy of ours is the one that it names', async () => {
    const proxy = fresh();
    const from = (client: string) => ({
      url: '/api/quizzes',
      headers: { 'x-forwarded-for': client },
    });
    expect(refused(await ask(proxy, 300, from('192.0.2.1')))).toBeGreaterThan(0);
    expect(refused(await ask(proxy, 50, from('192.0.2.2')))).toBe(0);
    // A client's claim stands before the proxy's own entry.
    expect(refused(await ask(proxy, 50, from('192.0.2.3, 192.0.2.1')))).toBeGreaterThan(0);
    expect(refused(await ask(proxy, 50, from('192.0.2.1, 192.0.2.4')))).toBe(0);
  });
});

describe('what is no request at all', () => {
  /** Writes bytes to the server. @returns all that it answers */
  const write = (port: number, bytes: string) =>
    new Promise<string>((resolve) => {
      let answer = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
      socket.setEncoding('utf8').on('data', (text: string) => {
        answer += text;
      });
      socket.on('error', () => {}).on('close', () => resolve(answer));
    });

  it.each([
    ['is nonsense', 'HELLO\r\n\r\n', 400, 'BAD_PAYLOAD'],
    ['has no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'BAD_PAYLOAD'],
    [
      'has two lengths',
      'POST /api/games HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      400,
      'BAD_PAYLOAD',
    ],
    [
      'has a header that is none',
      'GET / HTTP/1.1\r\nHost: a\r\nbad header\r\n\r\n',
      400,
      'BAD_PAYLOAD',
    ],
    [
      'has large headers',
      `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`,
      431,
      'PAYLOAD_TOO_LARGE',
    ],
    [
      'expects what nobody does',
      'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nExpect: coffee\r\n\r\n',
      417,
      'BAD_PAYLOAD',
    ],
  ])('P30: as it %s, is refused in the form of all errors', async (_, bytes, status, code) => {
    const before = running.logged.length;
    const answer = await write(Number(new URL(running.url).port), bytes);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head.toLowerCase()).toContain('x-content-type-options: nosniff');
    expect(head.toLowerCase()).toContain('content-type: application/json');
    expect(JSON.parse(/\{.*\}/.exec(body)?.[0] ?? '')).toEqual({
      error: { code, message: expect.any(String) },
    });
    expect(running.logged).toHaveLength(before);
  });
});
