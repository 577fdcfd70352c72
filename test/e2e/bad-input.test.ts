import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ERRORS } from '../../server/protocol/errors.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import {
  connectHost,
  connectPlayer,
  type Host,
  hostGame,
  joinWeb,
  type PlaySocket,
  post,
  refused,
  type WebPlayer,
} from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';

let running: RunningApp;
let url: string;
let host: Host;
let ana: WebPlayer;
let stranger: PlaySocket;
beforeAll(async () => {
  running = await startApp();
  url = running.url;
  host = await hostGame(url, singles(3));
  ana = await joinWeb(url, host.pin, 'Ana');
  stranger = connectPlayer(url);
  await host.command('start');
  await ana.inbox.next('question');
});
afterAll(async () => {
  for (const socket of [host.socket, ana.socket, stranger]) socket.disconnect();
  await running[Symbol.asyncDispose]();
});

/** Sends an event as no typed client would. */
const send = (socket: PlaySocket, name: string, ...args: unknown[]) =>
  (socket.emitWithAck as (name: string, ...args: unknown[]) => Promise<never>)(name, ...args);

const join = (request: object) => send(stranger, 'join', request);

describe('bad input', () => {
  it('P1: gets a code of its own, changes nothing, and is no error of the server', async () => {
    const before = await running.app.games.snapshot(host.id, { playerId: ana.player.id });
    const { pin } = host;
    using other = await hostGame(url, singles(1));
    using elsewhere = await joinWeb(url, other.pin, 'Elsewhere');
    const unknownPin = pin === '000000' ? '000001' : '000000';

    const cases: [code: string, ack: () => Promise<never>][] = [
      ['GAME_NOT_FOUND', () => join({ pin: unknownPin, nickname: 'Eve' })],
      ['NICKNAME_TAKEN', () => join({ pin, nickname: 'Ana' })],
      ['NICKNAME_TAKEN', () => join({ pin, nickname: ' аnа ' })], // Cyrillic
      ['NICKNAME_TAKEN', () => join({ pin, nickname: 'Ana\u3164' })],
      ['NICKNAME_TAKEN', () => join({ pin, nickname: 'Αna.' })], // Greek
      ['NICKNAME_REJECTED', () => join({ pin, nickname: '\u3164' })],
      ['NICKNAME_REJECTED', () => join({ pin, nickname: 'evil.com' })],
      ['NICKNAME_REJECTED', () => join({ pin, nickname: 'asshole' })],
      ['NICKNAME_REJECTED', () => join({ pin, nickname: '   ' })],
      ['NICKNAME_REJECTED', () => join({ pin, nickname: '\u202e\u200b' })],
      ['NICKNAME_REJECTED', () => join({ pin, nickname: 'x'.repeat(21) })],
      ['PAYLOAD_TOO_LARGE', () => join({ pin, nickname: 'x'.repeat(64_000) })],
      ['BAD_PAYLOAD', () => join({ pin: 123456, nickname: 'Eve' })],
      ['BAD_PAYLOAD', () => join({ pin, nickname: ['Eve'] })],
      ['BAD_PAYLOAD', () => join([])],
      ['BAD_PAYLOAD', () => send(stranger, 'join', null)],
      ['BAD_PAYLOAD', () => send(stranger, 'join')],
      ['BAD_PAYLOAD', () => join({ pin, nickname: Buffer.from('Eve') })],
      ['BAD_TOKEN', () => join({ pin, nickname: 'Ana', token: `${ana.token}x` })],
      ['BAD_TOKEN', () => join({ pin, nickname: 'Ana', token: elsewhere.token })],
      ['BAD_TOKEN', () => join({ pin, nickname: 'Ana', token: host.hostToken })],
      ['NOT_JOINED', () => send(stranger, 'answer', { question: 0, value: 0 })],
      ['NOT_JOINED', () => send(stranger, 'sync', {})],
      ['UNKNOWN_EVENT', () => send(stranger, 'cheat', {})],
      ['UNKNOWN_EVENT', () => send(stranger, '__proto__', {})],
      ['QUESTION_NOT_OPEN', () => send(ana.socket, 'answer', { question: 1, value: 0 })],
      ['QUESTION_UNKNOWN', () => send(ana.socket, 'answer', { question: 999, value: 0 })],
      ['BAD_PAYLOAD', () => send(ana.socket, 'answer', { question: -1, value: 0 })],
      ['BAD_PAYLOAD', () => send(ana.socket, 'answer', { question: 1.5, value: 0 })],
      ['BAD_PAYLOAD', () => send(ana.socket, 'answer', { question: 0, value: 4 })],
      ['BAD_PAYLOAD', () => send(ana.socket, 'answer', { question: 0, value: 'x'.repeat(60_000) })],
      ['BAD_PAYLOAD', () => send(ana.socket, 'answer', { question: 0, value: { __proto__: 1 } })],
      ['BAD_PAYLOAD', () => send(ana.socket, 'answer', { question: 0 })],
      ['BAD_PAYLOAD', () => send(ana.socket, 'answer', 'now')],
    ];
    for (const [code, attempt] of cases) {
      expect(`${refused(await attempt())} of ${attempt}`).toBe(`${code} of ${attempt}`);
    }

    const after = await running.app.games.snapshot(host.id, { playerId: ana.player.id });
    expect({ ...after, now: 0 }).toEqual({ ...before, now: 0 });
    expect(running.logged).toEqual([]);
  });

  it('of a long text, or one of nothing to be seen, is refused with a code when the question takes text', async () => {
    using talker = await hostGame(url, {
      title: 'T',
      questions: [{ type: 'text', text: 'Say', accepted: ['a'] }],
    });
    using bob = await joinWeb(url, talker.pin, 'Bob');
    await talker.command('start');
    await bob.inbox.next('question');
    expect(refused(await bob.answer(0, 'x'.repeat(60_000)))).toBe('PAYLOAD_TOO_LARGE');
    for (const unseen of ['\u200B', '\u3164', ' \u2800 '])
      expect(refused(await bob.answer(0, unseen))).toBe('BAD_PAYLOAD');
    expect((await bob.answer(0, 'a')).ok).toBe(true);
  });

  it.each(['websocket', 'polling'])(
    'P9: of over 64 kB ends the connection, over %s',
    async (transport) => {
      const heavy = connectPlayer(url, { transports: [transport] });
      expect(refused(await send(heavy, 'sync', {}))).toBe('NOT_JOINED');
      const gone = new Promise((resolve) => heavy.on('disconnect', resolve));
      heavy.emit('join', { pin: 'x'.repeat(70_000), nickname: 'Eve' }, () => {});
      expect(await gone).toMatch(/^transport (close|error)$/);
    },
  );

  it('P5: is limited in its rate: a flood is refused and then cut off', async () => {
    const flooder = connectPlayer(url);
    const gone = new Promise((resolve) => flooder.on('disconnect', resolve));
    expect(refused(await flooder.emitWithAck('sync', {}))).toBe('NOT_JOINED');
    const codes = new Set<string>();
    await new Promise<void>((resolve) => {
      flooder.on('disconnect', () => resolve());
      for (let event = 0; event < 1000; event++) {
        flooder.emit('sync', {}, (ack) => void codes.add(refused(ack)));
      }
    });
    expect(await gone).toBe('io server disconnect');
    expect(codes).toContain('RATE_LIMITED');
  });

  it('P7: of PINs by trial is stopped, and only at that address', async () => {
    await using proxied = await startApp({ trustProxy: true });
    const from = (address: string) =>
      connectPlayer(proxied.url, { extraHeaders: { 'x-forwarded-for': `1.1.1.1, ${address}` } });
    const guess = async (socket: PlaySocket) =>
      refused(await socket.emitWithAck('join', { pin: '000000', nickname: 'Eve' }));
    const guesser = from('10.0.0.1');
    const codes: string[] = [];
    for (let attempt = 0; attempt < 22; attempt++) codes.push(await guess(guesser));
    expect(codes.slice(0, 20)).toEqual(Array(20).fill('GAME_NOT_FOUND'));
    expect(codes.at(-1)).toBe('RATE_LIMITED');
    const again = from('10.0.0.1');
    const neighbour = from('10.0.0.2');
    expect(await guess(again)).toBe('RATE_LIMITED');
    expect(await guess(neighbour)).toBe('GAME_NOT_FOUND');
    for (const socket of [guesser, again, neighbour]) socket.disconnect();
  });

  it('of PINs by trial is stopped at the door of hosts as well', async () => {
    await using server = await startApp({ unlimitedAddresses: [] });
    const guesser = connectHost(server.url);
    const codes: string[] = [];
    for (let attempt = 0; attempt < 22; attempt++) {
      codes.push(refused(await guesser.emitWithAck('attach', { pin: '000000', hostToken: 'x' })));
    }
    expect(codes.slice(0, 20)).toEqual(Array(20).fill('GAME_NOT_FOUND'));
    expect(codes.at(-1)).toBe('RATE_LIMITED');
    guesser.disconnect();
  });

  it.each<[string, number, unknown]>([
    ['BAD_QUIZ', 400, { title: 'No questions', questions: [] }],
    ['BAD_QUIZ', 400, { title: 'Odd type', questions: [{ type: 'odd', text: '?' }] }],
    [
      'BAD_QUIZ',
      400,
      {
        title: 'Index outside',
        questions: [{ type: 'single', text: '?', options: ['a', 'b'], correct: [2] }],
      },
    ],
    [
      'BAD_QUIZ',
      400,
      {
        title: 'Twins',
        questions: [{ type: 'single', text: '?', options: ['a', 'a '], correct: [0] }],
      },
    ],
    [
      'BAD_QUIZ',
      400,
      { title: 'Typo', questions: [{ type: 'boolean', text: '?', correct: true, points_: 5 }] },
    ],
    ['BAD_QUIZ', 400, 'quiz'],
    ['BAD_QUIZ', 400, { title: 'x'.repeat(200_000), questions: [] }],
    ['PAYLOAD_TOO_LARGE', 413, { title: 'x'.repeat(1_100_000) }],
  ])('as a quiz is refused with %s', async (code, status, quiz) => {
    const before = (await (await fetch(`${url}/api/quizzes`)).json()) as { quizzes: unknown[] };
    const answer = await post<{ error: { code: string; message: string } }>(
      `${url}/api/quizzes`,
      quiz,
    );
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    const after = (await (await fetch(`${url}/api/quizzes`)).json()) as { quizzes: unknown[] };
    expect(after.quizzes).toHaveLength(before.quizzes.length);
  });

  it('over HTTP gets a code and never a 5xx', async () => {
    const request = (path: string, init: RequestInit = {}) => fetch(url + path, init);
    const json = { 'content-type': 'application/json' };
    const cases: [string, Promise<Response>][] = [
      [
        'BAD_PAYLOAD',
        request('/api/quizzes', { method: 'POST', headers: json, body: '{"title":' }),
      ],
      ['BAD_PAYLOAD', request('/api/quizzes', { method: 'POST', headers: json, body: '' })],
      [
        'BAD_PAYLOAD',
        request('/api/quizzes', {
          method: 'POST',
          headers: { 'content-type': 'text/csv' },
          body: 'a',
        }),
      ],
      ['BAD_PAYLOAD', request('/api/games', { method: 'POST', headers: json, body: '{}' })],
      [
        'QUIZ_NOT_FOUND',
        request('/api/games', { method: 'POST', headers: json, body: '{"quizId":"../etc"}' }),
      ],
      ['REPORT_NOT_READY', request('/api/games/nothing/report')],
      ['BAD_PAYLOAD', request('/api/games/nothing/report?format=xml')],
      ['NOT_FOUND', request('/api/nothing')],
      ['UNAUTHORIZED', request('/admin/game-stats')],
      [
        'UNAUTHORIZED',
        request('/admin/db-stats', { headers: { authorization: 'Bearer nonsense' } }),
      ],
      ['UNAUTHORIZED', request('/api/quizzes', { headers: { authorization: 'Bearer nonsense' } })],
      ['ORIGIN_REJECTED', request('/api/quizzes', { headers: { origin: 'https://evil.example' } })],
    ];
    for (const [code, response] of cases) {
      const answer = await response;
      const { error } = (await answer.json()) as { error: { code: keyof typeof ERRORS } };
      expect(error.code).toBe(code);
      expect(answer.status).toBe(ERRORS[error.code].http);
    }
    // Of these, only guessing at tokens is worth a line.
    expect(running.logged.map(({ msg }) => msg)).toEqual(Array(2).fill('a wrong admin token'));
  });
});
