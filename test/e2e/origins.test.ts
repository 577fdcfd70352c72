/** Pages and apps of ORIGINS, with a whole server: sockets of both kinds, and REST. */
import { request } from 'node:http';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../support/app.ts';
import { singles } from '../support/quizzes.ts';
import { quizHere } from '../support/renamed/names.ts';

const adminToken = 'the token of origins';
const FRONT = 'https://front.example';
const NAMED = [FRONT, 'capacitor://localhost', 'tauri://localhost', 'null'];
const OTHER = 'https://other.example';

/** How a socket of a page fares. */
async function connects(url: string, origin: string, transport: 'websocket' | 'polling') {
  const socket = io(`${url}/play`, {
    transports: [transport],
    extraHeaders: { origin },
    forceNew: true,
    reconnection: false,
  });
  try {
    return await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('connect_error', () => resolve(false));
    });
  } finally {
    socket.disconnect();
  }
}

/** Whom the server's long-polling answers may be read by. */
const readers = async ({ url }: RunningApp, origin: string) =>
  (await fetch(`${url}/socket.io/?EIO=4&transport=polling`, { headers: { origin } })).headers.get(
    'access-control-allow-origin',
  );

describe('where ORIGINS names them', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp({ origins: NAMED, adminToken, unlimitedAddresses: [] });
  });
  afterAll(() => running[Symbol.asyncDispose]());

  it.each(NAMED)('a page of %s plays', async (origin) => {
    for (const transport of ['websocket', 'polling'] as const)
      expect(await connects(running.url, origin, transport)).toBe(true);
    expect(await readers(running, origin)).toBe(origin);
  });

  it('P10: another page does not', async () => {
    for (const transport of ['websocket', 'polling'] as const)
      expect(await connects(running.url, OTHER, transport)).toBe(false);
  });

  it('a page gets an answer to its preflight, and may read what it gets', async () => {
    const preflight = await fetch(`${running.url}/api/quizzes`, {
      method: 'OPTIONS',
      headers: {
        origin: FRONT,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe(FRONT);
    expect(preflight.headers.get('access-control-allow-methods')).toContain('POST');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
    const created = await fetch(`${running.url}/api/quizzes`, {
      method: 'POST',
      headers: {
        origin: FRONT,
        authorization: `Bearer ${adminToken}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(quizHere(singles(1))),
    });
    expect(created.status).toBe(201);
    expect(created.headers.get('access-control-allow-origin')).toBe(FRONT);
  });

  it('another page may read nothing', async () => {
    const headers = { origin: OTHER, authorization: `Bearer ${adminToken}` };
    const answer = await fetch(`${running.url}/api/quizzes`, { headers });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('in open mode a page that is named needs no token, and none without an origin goes without', async () => {
    const status = async (origin: string) =>
      (await fetch(`${running.url}/api/quizzes`, { headers: { origin } })).status;
    expect(await status(FRONT)).toBe(200);
    expect(await status(OTHER)).toBe(403);
    expect(await status('null')).toBe(403);
  });

  it('a page may read that it is refused, too', async () => {
    const headers = { origin: FRONT, authorization: 'Bearer wrong' };
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => fetch(`${running.url}/api/quizzes`, { headers })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401, 429]));
    for (const answer of answers)
      expect(answer.headers.get('access-control-allow-origin')).toBe(FRONT);
  });
});

it('with * every page plays, and manages games with the token only', async () => {
  await using running = await startApp({ origins: ['*'], adminToken });
  for (const transport of ['websocket', 'polling'] as const)
    expect(await connects(running.url, OTHER, transport)).toBe(true);
  expect(await readers(running, OTHER)).toBe('*');
  const status = async (headers: Record<string, string>) =>
    (await fetch(`${running.url}/api/quizzes`, { headers: { origin: OTHER, ...headers } })).status;
  expect(await status({})).toBe(403);
  expect(await status({ authorization: `Bearer ${adminToken}` })).toBe(200);
});

it('without ORIGINS a page whose name only points at this machine opens no sockets', async () => {
  await using running = await startApp();
  const { port } = new URL(running.url);
  // `fetch` writes a Host of its own.
  const status = (host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const headers = { host: `${host}:${port}`, origin: `http://${host}:${port}` };
      const path = '/socket.io/?EIO=4&transport=polling';
      request({ host: '127.0.0.1', port, path, headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end();
    });
  expect(await status('localhost')).toBe(200);
  expect(await status('evil.example')).toBe(403);
});
