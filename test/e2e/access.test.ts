/** Access over HTTP: who may see and do things. */
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { startApp } from '../support/app.ts';
import { hostGame, joinWeb, post } from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';
import { isRenamed, nameHere } from '../support/renamed/names.ts';

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
const TOPICS = ['queue', 'game', 'db', 'worker'];

describe('the admin token', () => {
  it('opens the statistics, which tell what is going on', async () => {
    await using running = await startApp({ adminToken: 'a token of sixteen' });
    const { url } = running;
    using host = await hostGame(url, singles(1));
    using _ana = await joinWeb(url, host.pin, 'Ana');
    for (const topic of TOPICS) {
      const path = `${url}/admin/${topic}-stats`;
      expect((await fetch(path)).status).toBe(401);
      expect((await fetch(path, bearer('wrong'))).status).toBe(401);
      expect((await fetch(path, bearer('a token of sixteen'))).status).toBe(200);
    }
    const read = async (topic: string) =>
      (await fetch(`${url}/admin/${topic}-stats`, bearer('a token of sixteen'))).json();
    expect(await read('game')).toMatchObject({
      games: { live: 1, games: [{ id: host.id, title: 'Singles', phase: 'lobby', players: 1 }] },
    });
    expect(await read('worker')).toMatchObject({
      processes: [
        {
          pid: process.pid,
          process: { sockets: { play: 1, host: 1 } },
          scoring: { threads: expect.any(Number), retries: 0 },
        },
      ],
    });
    expect(await read('db')).toMatchObject({ processes: [{ records: { driver: 'sqlite' } }] });
    expect(await read('queue')).toMatchObject({
      queues: { games: { waiting: 0 } },
      processes: [{ whatsapp: { in: { lanes: 0 } } }],
    });
  });

  it('P31: is needed for quizzes, games, reports and metrics where the server is not only on this machine', async () => {
    await using running = await startApp({
      adminToken: 'a token of sixteen',
      publicUrl: 'https://quiz.example',
    });
    const { port } = running.app.http.server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    for (const path of ['/api/quizzes', '/api/modes', '/api/games/x/report', '/metrics']) {
      expect([path, (await fetch(url + path)).status]).toEqual([path, 401]);
      const { status } = await fetch(url + path, bearer('a token of sixteen'));
      expect([path, status]).toEqual([path, path.includes('report') ? 404 : 200]);
    }
    const quiz = singles(1);
    expect((await post(`${url}/api/quizzes`, quiz)).status).toBe(401);
    expect((await post(`${url}/api/games`, { quizId: 'x' })).status).toBe(401);
    const { headers } = bearer('a token of sixteen');
    expect((await post(`${url}/api/quizzes`, quiz, headers)).status).toBe(201);
  });

  it('P31: is not asked for on this machine alone, but by pages of other origins and through proxies', async () => {
    await using running = await startApp();
    const status = async (headers: Record<string, string>) =>
      (await fetch(`${running.url}/api/quizzes`, { headers })).status;
    expect(await status({})).toBe(200);
    expect(await status({ origin: running.url })).toBe(200);
    expect(await status({ origin: 'https://evil.example' })).toBe(403);
    expect(await status({ 'x-forwarded-for': '203.0.113.9' })).toBe(401);
    expect(await status({ forwarded: 'for=203.0.113.9' })).toBe(401);
  });
});

describe('health', () => {
  it('tells that the server lives, and is ready', async () => {
    await using running = await startApp();
    expect(await (await fetch(`${running.url}/health`)).json()).toMatchObject({ status: 'ok' });
    const ready = await fetch(`${running.url}/health/ready`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({
      status: 'ready',
      checks: { records: 'ok', store: 'ok', serving: 'ok', whatsapp: 'ok' },
      breakers: {},
    });
  });

  it('is not ready when the records do not answer', async () => {
    await using running = await startApp();
    running.app.records.ping = () => Promise.reject(new Error('the disk is gone'));
    const ready = await fetch(`${running.url}/health/ready`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({
      status: 'not ready',
      checks: { records: 'failed' },
    });
    expect((await fetch(`${running.url}/health`)).status).toBe(200);
  });
});

describe('metrics', () => {
  it('count what happened, for Prometheus', async () => {
    await using running = await startApp();
    using host = await hostGame(running.url, singles(1));
    using ana = await joinWeb(running.url, host.pin, 'Ana');
    await host.command('start');
    await ana.inbox.next('question');
    await ana.answer(0, 0);
    await ana.inbox.next('leaderboard');
    const metrics = await (await fetch(`${running.url}/metrics`)).text();
    expect(metrics).toMatch(/qrush_sockets\{namespace="play"\} 1/);
    expect(metrics).toMatch(/qrush_event_seconds_count\{event="answer"\} 1/);
    // A plugin that does not come with QRush goes to a thread.
    expect(metrics).toMatch(
      isRenamed ? /qrush_scoring_batch_seconds_count 1/ : /qrush_scoring_inline_answers_total 1/,
    );
    expect(metrics).toMatch(/qrush_timer_lateness_seconds_count \d/);
  });
});

describe('the modes', () => {
  it('are listed with what a host can choose', async () => {
    await using running = await startApp();
    const { modes } = (await (await fetch(`${running.url}/api/modes`)).json()) as {
      modes: object[];
    };
    expect(modes[0]).toMatchObject({
      name: nameHere('classic'),
      title: 'Classic',
      options: { properties: { speed: { type: 'boolean', default: true } } },
    });
  });
});
