/** Whatever is asked over HTTP, what is wrong with it is said in one form, with a code. */
import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QRushError } from '../../../server/plugin.ts';
import { ERRORS } from '../../../server/protocol/errors.ts';
import { type RunningApp, startApp } from '../../support/app.ts';
import { singles } from '../../support/quizzes.ts';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running[Symbol.asyncDispose]());

const ask = (options: InjectOptions) => running.app.http.inject(options);

/** The code of a refusal, which has the one form and the status of its code. */
async function refusal(options: InjectOptions): Promise<string> {
  const answer = await ask(options);
  const body: { error: { code: keyof typeof ERRORS; message: string } } = answer.json();
  expect(body).toEqual({ error: { code: expect.any(String), message: expect.any(String) } });
  expect(answer.statusCode).toBe(ERRORS[body.error.code].http);
  return body.error.code;
}

const quizOf = (payload: string, type = 'application/json'): InjectOptions => ({
  method: 'POST',
  url: '/api/quizzes',
  payload,
  headers: { 'content-type': type },
});

describe('an address', () => {
  it.each([
    ['/%', 'BAD_PAYLOAD'],
    ['/api/games/%E0%A4%A/report', 'BAD_PAYLOAD'],
    ['/api/games/%ff/report', 'BAD_PAYLOAD'],
    [`/api/games/${'x'.repeat(201)}/report`, 'BAD_PAYLOAD'],
    ['/api/games/%00/report', 'REPORT_NOT_READY'],
    ['/api/games/a%00b/report?format=csv', 'REPORT_NOT_READY'],
    ['/api/games/%2e%2e%2f%2e%2e/report', 'REPORT_NOT_READY'],
    ["/api/games/'%20or%201=1--/report", 'REPORT_NOT_READY'],
    ['/api/games/x/report?format=csv&format=json', 'BAD_PAYLOAD'],
    ['/api/games/x/report?format=', 'BAD_PAYLOAD'],
    ['/api/game', 'NOT_FOUND'],
    ['/api/games?state=all', 'BAD_PAYLOAD'],
    ['/admin', 'NOT_FOUND'],
    ['/admin/nothing-stats', 'NOT_FOUND'],
    ['/health/', 'NOT_FOUND'],
    ['/../package.json', 'NOT_FOUND'],
    ['/..%2fpackage.json', 'NOT_FOUND'],
  ])('%s gets %s', async (url, code) => {
    expect(await refusal({ url })).toBe(code);
  });

  it.each(['DELETE', 'PUT', 'PATCH', 'OPTIONS'] as const)('takes no %s', async (method) => {
    for (const url of ['/api/quizzes', '/api/games', '/health', '/metrics'])
      expect(await refusal({ method, url })).toBe('NOT_FOUND');
  });

  it('of any kind is no failure of the server', async () => {
    await fc.assert(
      fc.asyncProperty(fc.webPath(), fc.webQueryParameters(), async (path, query) => {
        for (const url of [path, `/api${path}`, `/api/games${path}/report`]) {
          const { statusCode } = await ask({ url: `/${url}?${query}` });
          expect(statusCode).toBeLessThan(500);
        }
      }),
      { numRuns: 60 },
    );
    expect(running.logged).toEqual([]);
  });
});

describe('a quiz', () => {
  it.each([
    ['{"title":', 'BAD_PAYLOAD'],
    ['', 'BAD_PAYLOAD'],
    ['{"__proto__":{"title":"x"}}', 'BAD_PAYLOAD'],
    ['{"constructor":{"prototype":{}}}', 'BAD_PAYLOAD'],
    ['null', 'BAD_QUIZ'],
    ['[]', 'BAD_QUIZ'],
    ['7', 'BAD_QUIZ'],
    ['{}', 'BAD_QUIZ'],
    [`{"title":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'BAD_QUIZ'],
    [`"${'x'.repeat(1_000_001)}"`, 'PAYLOAD_TOO_LARGE'],
  ])('P30: that is %.40s gets %s', async (payload, code) => {
    expect(await refusal(quizOf(payload))).toBe(code);
  });

  it.each(['application/xml', 'text/csv', 'multipart/form-data', 'nonsense'])(
    'as %s gets BAD_PAYLOAD',
    async (type) => {
      expect(await refusal(quizOf('{}', type))).toBe('BAD_PAYLOAD');
    },
  );

  const statement = (more: object) => ({ type: 'boolean', text: 'x', correct: true, ...more });
  it.each<[string, object]>([
    ['title', { title: 'a\0b', questions: [statement({})] }],
    ['title', { title: 'a\ud800', questions: [statement({})] }],
    ['language', { title: 'a', language: 'e\0', questions: [statement({})] }],
    ['text', { title: 'a', questions: [statement({}), statement({ text: 'x\0' })] }],
    ['text', { title: 'a', questions: [statement({}), statement({ text: '\udc00' })] }],
    [
      'options',
      {
        title: 'a',
        questions: [
          statement({}),
          { type: 'single', text: 'x', options: ['a', 'b\0'], correct: [0] },
        ],
      },
    ],
  ])('with a %s that cannot be stored is refused, saying where', async (field, quiz) => {
    const answer = await ask(quizOf(JSON.stringify(quiz)));
    const { error } = answer.json<{ error: { code: string; message: string } }>();
    expect([answer.statusCode, error.code]).toEqual([400, 'BAD_QUIZ']);
    const where = ['text', 'options'].includes(field) ? /^question 2: .*NUL/ : /^there is .*NUL/;
    expect(error.message).toMatch(where);
  });

  it('that is refused is not stored, and is no error of the server', async () => {
    const before = (await running.app.records.quizzes.list()).total;
    expect(await refusal(quizOf('{"title":"x","questions":[]}'))).toBe('BAD_QUIZ');
    expect((await running.app.records.quizzes.list()).total).toBe(before);
    expect(running.logged).toEqual([]);
  });

  it('that is good gets an id, and is listed', async () => {
    const quiz = { ...singles(2), title: 'Räder & 🦊' };
    const { statusCode, ...answer } = await ask(quizOf(JSON.stringify(quiz)));
    expect(statusCode).toBe(201);
    const { id, questions } = answer.json<{ id: string; questions: number }>();
    expect(questions).toBe(2);
    const list = (await ask({ url: '/api/quizzes' })).json<{ quizzes: { id: string }[] }>();
    expect(list.quizzes.find((listed) => listed.id === id)).toMatchObject({
      title: 'Räder & 🦊',
      language: 'en',
      questions: 2,
    });
  });
});

describe('a game', () => {
  it.each<[unknown, string]>([
    [{}, 'BAD_PAYLOAD'],
    [{ quizId: 7 }, 'BAD_PAYLOAD'],
    [{ quizId: 'x'.repeat(101) }, 'BAD_PAYLOAD'],
    [{ quizId: '\0' }, 'QUIZ_NOT_FOUND'],
    [{ quizId: '00000000-0000-4000-8000-000000000000' }, 'QUIZ_NOT_FOUND'],
  ])('of %j gets %s', async (payload, code) => {
    expect(await refusal({ method: 'POST', url: '/api/games', payload: payload as object })).toBe(
      code,
    );
  });

  it.each<[object, string]>([
    [{ mode: 'nothing' }, 'MODE_NOT_FOUND'],
    [{ mode: '__proto__' }, 'MODE_NOT_FOUND'],
    [{ options: { countdown: -1 } }, 'BAD_OPTIONS'],
    [{ options: { timeFactor: 5 } }, 'BAD_OPTIONS'],
    [{ options: { countdwon: 1 } }, 'BAD_OPTIONS'],
    [{ options: { maxPlayers: 1.5 } }, 'BAD_OPTIONS'],
    [{ options: [] }, 'BAD_OPTIONS'],
    [{ options: 'fast' }, 'BAD_OPTIONS'],
  ])('of a good quiz with %j gets %s', async (more, code) => {
    const { id } = (await ask(quizOf(JSON.stringify(singles(1))))).json<{ id: string }>();
    const payload = { quizId: id, ...more };
    const before = await running.app.store.games.list();
    expect(await refusal({ method: 'POST', url: '/api/games', payload })).toBe(code);
    expect(await running.app.store.games.list()).toEqual(before);
  });
});

describe('what goes wrong inside', () => {
  it('is INTERNAL, is logged, and says nothing of the inside', async () => {
    await using broken = await startApp();
    broken.app.records.quizzes.list = () => Promise.reject(new Error('the secret password'));
    const answer = await broken.app.http.inject({ url: '/api/quizzes' });
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toEqual({
      error: { code: 'INTERNAL', message: ERRORS.INTERNAL.message },
    });
    expect(broken.logged).toMatchObject([
      { level: 50, msg: 'a request failed', err: { message: 'the secret password' } },
    ]);
  });

  it('for a while only says when to come back', async () => {
    await using busy = await startApp();
    busy.app.records.quizzes.list = () => Promise.reject(new QRushError('UNAVAILABLE'));
    const answer = await busy.app.http.inject({ url: '/api/quizzes' });
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '1']);
    expect(busy.logged).toEqual([]);
  });
});
