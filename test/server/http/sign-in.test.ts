/** A browser is signed in by the ADMIN_TOKEN once, by a cookie that nobody can make and all can take back. */
import type { InjectOptions } from 'fastify';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Settings } from '../../../config/settings.ts';
import { API_RATE } from '../../../server/http/limits.ts';
import { type RunningApp, startApp, temporaryFolder } from '../../support/app.ts';
import { singles } from '../../support/quizzes.ts';

const TOKEN = 'a token of sixteen';
const HOST = 'quiz.example';
const OWN = `http://${HOST}`;
/** As one that others reach, where everybody needs the token. */
const SETTINGS: Partial<Settings> = {
  adminToken: TOKEN,
  host: '0.0.0.0',
  secret: 's'.repeat(32),
  origins: ['https://friend.example'],
};

/** The headers that a page of this server sends along. */
const page = (cookie = '', origin = OWN) => ({
  host: HOST,
  ...(cookie && { cookie }),
  ...(origin && { origin }),
});

const ask = (running: RunningApp, url: string, headers: object, more: InjectOptions = {}) =>
  running.app.http.inject({ url, headers: { ...headers }, ...more });

async function signIn(running: RunningApp, headers: object = page()): Promise<string> {
  const payload = { token: TOKEN };
  const answer = await ask(running, '/api/session', headers, { method: 'POST', payload });
  expect(answer.statusCode).toBe(204);
  return cookieOf(answer.headers['set-cookie']);
}

const cookieOf = (header: unknown): string => String(header).split(';', 1)[0] ?? '';

/** Whether a cookie is good for what managers do. */
async function manages(running: RunningApp, cookie: string): Promise<boolean> {
  const { statusCode } = await ask(running, '/api/quizzes', page(cookie));
  expect([200, 401]).toContain(statusCode);
  return statusCode === 200;
}

const stateOf = async (running: RunningApp, headers: object) =>
  (await ask(running, '/api/session', headers)).json();

let running: RunningApp;
beforeAll(async () => {
  running = await startApp(SETTINGS);
});
afterAll(() => running[Symbol.asyncDispose]());
afterEach(() => void vi.useRealTimers());

describe('a sign-in', () => {
  it('lets the browser do what the token lets, until it signs out', async () => {
    expect(await stateOf(running, page())).toEqual({ needed: true, signedIn: false });
    const cookie = await signIn(running);
    expect(await stateOf(running, page(cookie))).toEqual({ needed: true, signedIn: true });
    for (const url of ['/api/quizzes', '/api/modes', '/admin/db-stats', '/metrics'])
      expect([url, (await ask(running, url, page(cookie))).statusCode]).toEqual([url, 200]);
    const payload = singles(1);
    const stored = await ask(running, '/api/quizzes', page(cookie), { method: 'POST', payload });
    expect(stored.statusCode).toBe(201);

    const out = await ask(running, '/api/session', page(cookie), { method: 'DELETE' });
    expect(out.statusCode).toBe(204);
    expect(out.headers['set-cookie']).toMatch(/^qrush_session=; .*Max-Age=0/);
    expect(await manages(running, cookie)).toBe(false);
    expect(await stateOf(running, page(cookie))).toEqual({ needed: true, signedIn: false });
  });

  it('is by a cookie that no script and no other site gets, over https only where there is https', async () => {
    const payload = { token: TOKEN };
    const set = async (server: RunningApp, headers: object) => {
      const answer = await ask(server, '/api/session', headers, { method: 'POST', payload });
      return String(answer.headers['set-cookie']).split('; ').slice(1);
    };
    const plain = ['Path=/', 'Max-Age=2592000', 'HttpOnly', 'SameSite=Strict'];
    expect(await set(running, page())).toEqual(plain);
    await using secure = await startApp({ ...SETTINGS, publicUrl: `https://${HOST}` });
    expect(await set(secure, page('', `https://${HOST}`))).toEqual([...plain, 'Secure']);
  });

  it('is not needed in open mode, and possible', async () => {
    await using open = await startApp({ adminToken: TOKEN });
    const local = { host: 'localhost:3000', origin: 'http://localhost:3000' };
    expect(await stateOf(open, local)).toEqual({ needed: false, signedIn: false });
    const cookie = await signIn(open, local);
    expect(await stateOf(open, { ...local, cookie })).toEqual({ needed: false, signedIn: true });
    expect((await ask(open, '/admin/db-stats', { ...local, cookie })).statusCode).toBe(200);
  });

  it('outlives a restart, but not another ADMIN_TOKEN or SECRET', async () => {
    await using folder = await temporaryFolder();
    const start = (more: Partial<Settings> = {}) =>
      startApp({ ...SETTINGS, dataDir: folder.path, ...more });
    const first = await start();
    const cookie = await signIn(first);
    await first[Symbol.asyncDispose]();
    for (const [more, good] of [
      [{ adminToken: 'another token of it' }, false],
      [{ secret: 'x'.repeat(32) }, false],
      [{ secret: `${'x'.repeat(32)},${'s'.repeat(32)}` }, true],
    ] as const) {
      await using again = await start(more);
      expect([more, await manages(again, cookie)]).toEqual([more, good]);
    }
  });

  it('is over after 30 days', async () => {
    const cookie = await signIn(running);
    const now = Date.now();
    vi.useFakeTimers({ toFake: ['Date'], now: now + 29.9 * 24 * 3_600_000 });
    expect(await manages(running, cookie)).toBe(true);
    vi.setSystemTime(now + 30.1 * 24 * 3_600_000);
    expect(await manages(running, cookie)).toBe(false);
  });
});

describe('a cookie', () => {
  it('that was put into a browser before is not taken over (fixation)', async () => {
    const planted = await signIn(running);
    const own = await signIn(running, page(planted));
    expect(own).not.toBe(planted);
    expect(await manages(running, own)).toBe(true);
    expect(await manages(running, planted)).toBe(false);
    const made = 'qrush_session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.9999999999999.x';
    expect(await signIn(running, page(made))).not.toContain('AAAAAAAA');
  });

  it('that we have not made is worth nothing', async () => {
    const cookie = await signIn(running);
    const [name = '', value = ''] = cookie.split('=');
    const [id = '', until = '', signature = ''] = value.split('.');
    await using elsewhere = await startApp({ ...SETTINGS, secret: 'x'.repeat(32) });
    for (const forged of [
      `${id}.${until}`,
      `${id}.${until}.`,
      `${id}.${Number(until) + 1}.${signature}`,
      `${id.slice(0, -1)}x.${until}.${signature}`,
      `${id}.${until}.${signature.slice(0, -1)}`,
      `.${until}.${signature}`,
      '..',
      'x'.repeat(4000),
      TOKEN,
      (await signIn(elsewhere)).split('=')[1],
    ])
      expect([forged, await manages(running, `${name}=${forged}`)]).toEqual([forged, false]);
    expect(await manages(running, `other=1; ${cookie}; more=2`)).toBe(true);
    expect(await manages(running, `not_${cookie}`)).toBe(false);
  });

  it('can be taken back, from all browsers at once', async () => {
    const cookies = [await signIn(running), await signIn(running), await signIn(running)];
    const [first = ''] = cookies;
    const out = await ask(running, '/api/sessions', page(first), { method: 'DELETE' });
    expect(out.json().sessions).toBeGreaterThanOrEqual(3);
    for (const cookie of cookies) expect(await manages(running, cookie)).toBe(false);
    const refused = await ask(running, '/api/sessions', page(first), { method: 'DELETE' });
    expect(refused.statusCode).toBe(401);
  });

  it.each<[string, Record<string, string>, number]>([
    ['a page of this server', { origin: OWN }, 201],
    [
      'a page of this server, by a browser that names no origin',
      { 'sec-fetch-site': 'same-origin' },
      201,
    ],
    ['a page of another site', { origin: 'https://evil.example' }, 403],
    ['a page that ORIGINS names', { origin: 'https://friend.example' }, 403],
    ['a page of another port', { origin: `${OWN}:81` }, 403],
    ['a page without an origin', { origin: 'null' }, 403],
    ['nobody knows', {}, 403],
    ['a neighbouring site', { 'sec-fetch-site': 'same-site' }, 403],
  ])('changes something when it comes from %s', async (_, headers, status) => {
    const cookie = await signIn(running);
    const { total } = await running.app.records.quizzes.list();
    const sent = { host: HOST, cookie, ...headers };
    const payload = singles(1);
    const answer = await ask(running, '/api/quizzes', sent, { method: 'POST', payload });
    expect(answer.statusCode).toBe(status);
    const now = await running.app.records.quizzes.list();
    expect(now.total - total).toBe(status === 201 ? 1 : 0);
    // With the token itself it is no matter where it comes from.
    const bearer = { ...sent, authorization: `Bearer ${TOKEN}` };
    const trusted = await ask(running, '/api/quizzes', bearer, { method: 'POST', payload });
    expect(trusted.statusCode).toBe(201);
    // Nor what was sent with a wrong one.
    const wrong = { ...sent, origin: OWN, authorization: 'Bearer wrong' };
    const refused = await ask(running, '/api/quizzes', wrong, { method: 'POST', payload });
    expect(refused.statusCode).toBe(401);
  });
});

describe('a guess', () => {
  it('is refused, logged and limited, as it is of the token itself', async () => {
    await using guessed = await startApp({ ...SETTINGS, unlimitedAddresses: [] });
    const guess = async (token: unknown) =>
      ask(guessed, '/api/session', page(), { method: 'POST', payload: { token } });
    expect((await guess('wrong')).json().error.code).toBe('UNAUTHORIZED');
    expect((await guess(7)).json().error.code).toBe('BAD_PAYLOAD');
    expect((await guess('x'.repeat(201))).json().error.code).toBe('BAD_PAYLOAD');
    const answers = await Promise.all(
      Array.from({ length: 3 * API_RATE.burst }, (_, index) => guess(`guess ${index}`)),
    );
    for (const { headers } of answers) expect(headers['set-cookie']).toBeUndefined();
    const limited = answers.filter(({ statusCode }) => statusCode === 429);
    expect(limited.length).toBeGreaterThan(API_RATE.burst);
    expect(guessed.logged[0]).toMatchObject({ msg: 'a wrong admin token', from: '127.0.0.1' });
    expect(JSON.stringify(guessed.logged)).not.toContain('guess 1');
  });

  it('from a page of another site is not even looked at', async () => {
    const payload = { token: TOKEN };
    const headers = page('', 'https://evil.example');
    const answer = await ask(running, '/api/session', headers, { method: 'POST', payload });
    expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([403, undefined]);
  });
});
