/** Access over HTTP, by where the server listens and how it is asked. */
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Settings } from '../../../config/settings.ts';
import { type RunningApp, startApp } from '../../support/app.ts';
import { singles } from '../../support/quizzes.ts';

const TOKEN = 'a token of sixteen';
const bearer = { authorization: `Bearer ${TOKEN}` };

const OPEN_TO_ALL = ['/health', '/health/ready'];
const OF_MANAGERS = ['/api/quizzes', '/api/modes'];
const OF_ADMINS = ['queue', 'game', 'db', 'worker'].map((topic) => `/admin/${topic}-stats`);

/** Starts a server, and asks it as somebody at `localhost` would unless the headers say otherwise. */
function asking(settings: Partial<Settings>) {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp({ adminToken: TOKEN, ...settings });
  });
  afterAll(() => running[Symbol.asyncDispose]());
  const ask = async (url: string, headers: Record<string, string> = {}, more: InjectOptions = {}) =>
    (await running.app.http.inject({ url, headers: { host: 'localhost', ...headers }, ...more }))
      .statusCode;
  return { ask, running: () => running };
}

describe('on this machine alone, in development', () => {
  const { ask, running } = asking({});

  it('nobody needs a token to manage games, but everybody to see the inside', async () => {
    for (const url of [...OPEN_TO_ALL, ...OF_MANAGERS, '/metrics'])
      expect([url, await ask(url)]).toEqual([url, 200]);
    for (const url of OF_ADMINS) {
      expect([url, await ask(url)]).toEqual([url, 401]);
      expect([url, await ask(url, bearer)]).toEqual([url, 200]);
    }
  });

  it.each<[string, Record<string, string>, number]>([
    ['by its other names', { host: '127.0.0.1:3000' }, 200],
    ['by its IPv6 name', { host: '[::1]:3000' }, 200],
    ['by a name that only points here (DNS rebinding)', { host: 'evil.example' }, 401],
    ['by a name that only looks like this machine', { host: 'localhost.evil.example' }, 401],
    ['by an address that only looks like it', { host: '127.0.0.1.evil.example' }, 401],
    ['by a neighbour in the network', { host: '192.168.1.7' }, 401],
    ['through a proxy', { 'x-forwarded-for': '203.0.113.9' }, 401],
    ['through a proxy of the newer kind', { forwarded: 'for=203.0.113.9' }, 401],
    ['through a proxy that says no more than that', { via: '1.1 proxy.example' }, 401],
    ['through nginx as its documentation has it', { 'x-real-ip': '203.0.113.9' }, 401],
    ['through a proxy of TLS', { 'x-forwarded-proto': 'https' }, 401],
    ['through Cloudflare', { 'cf-connecting-ip': '203.0.113.9' }, 401],
    ['through another network of Cloudflare', { 'cdn-loop': 'cloudflare' }, 401],
    ['through a load balancer of Amazon', { 'x-amzn-trace-id': 'Root=1-67891233-abc' }, 401],
    ['through a proxy that says its name is ours', { 'x-forwarded-host': 'localhost' }, 200],
    ['by its own page', { host: 'localhost:3000', origin: 'http://localhost:3000' }, 200],
    ['by its page over https', { host: 'localhost:3000', origin: 'https://localhost:3000' }, 403],
    ['by the page of another port', { host: 'localhost:3000', origin: 'http://localhost:1' }, 403],
    ['by the page of another site', { origin: 'https://evil.example' }, 403],
    ['by a page without an origin', { origin: 'null' }, 403],
    ['with the token', { host: 'quiz.example', ...bearer }, 200],
    ['with the token, from another page', { origin: 'https://evil.example', ...bearer }, 200],
    ['with a wrong token, which is worse than none', { authorization: 'Bearer wrong' }, 401],
    ['with an empty one', { authorization: 'Bearer ' }, 401],
    ['with the token in another form', { authorization: `Basic ${TOKEN}` }, 401],
    ['with the start of the token', { authorization: `Bearer ${TOKEN.slice(0, -1)}` }, 401],
    ['with more than the token', { authorization: `Bearer ${TOKEN}x` }, 401],
    ['with a token of any length', { authorization: `Bearer ${'x'.repeat(8000)}` }, 401],
  ])('asked %s', async (_, headers, status) => {
    for (const url of OF_MANAGERS) expect(await ask(url, headers)).toBe(status);
    const { total } = await running().app.records.quizzes.list();
    const payload = { method: 'POST', payload: singles(1) } as const;
    expect(await ask('/api/quizzes', headers, payload)).toBe(status === 200 ? 201 : status);
    const added = (await running().app.records.quizzes.list()).total - total;
    expect(added).toBe(status === 200 ? 1 : 0);
  });

  it('logged the wrong tokens, with where they came from, and nothing else', () => {
    const { logged } = running();
    expect(logged.length).toBeGreaterThan(0);
    for (const line of logged) {
      expect(line).toMatchObject({ level: 40, msg: 'a wrong admin token', from: '127.0.0.1' });
    }
    expect(JSON.stringify(logged)).not.toContain('wrong"');
    expect(JSON.stringify(logged)).not.toContain(TOKEN);
  });
});

describe.each<[string, Partial<Settings>]>([
  ['for the network', { host: '0.0.0.0' }],
  ['under a public address', { publicUrl: 'https://quiz.example' }],
  ['in production', { environment: 'production', secret: 'x'.repeat(32) }],
])('%s', (_, settings) => {
  const { ask, running } = asking(settings);

  it('everything but health needs the token', async () => {
    for (const url of OPEN_TO_ALL) expect([url, await ask(url)]).toEqual([url, 200]);
    for (const url of [...OF_MANAGERS, ...OF_ADMINS, '/metrics']) {
      expect([url, await ask(url)]).toEqual([url, 401]);
      expect([url, await ask(url, { authorization: 'Bearer wrong' })]).toEqual([url, 401]);
      expect([url, await ask(url, bearer)]).toEqual([url, 200]);
    }
    for (const url of ['/api/quizzes', '/api/games'])
      expect(await ask(url, {}, { method: 'POST', payload: {} })).toBe(401);
    expect(await ask('/api/games/x/report')).toBe(401);
    expect(await ask('/api/games/x/report', bearer)).toBe(404);
    expect(new Set(running().logged.map(({ msg }) => msg))).toEqual(
      new Set(['a wrong admin token']),
    );
  });
});
