/**
 * Ten defects seen in the code of other live quiz servers, B1 to B10: each test shows that QRush
 * does not have one.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../support/app.ts';
import { archiveOf } from '../support/archive.ts';
import { connectHost, hostGame, joinWeb, post, refused } from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';

let running: RunningApp;
let url: string;
beforeAll(async () => {
  running = await startApp();
  url = running.url;
});
afterAll(() => running[Symbol.asyncDispose]());

describe('defects of peers that QRush does not have', () => {
  it('B1 events of a game reach nobody in another game', async () => {
    using one = await hostGame(url, singles(1));
    using other = await hostGame(url, singles(1));
    using ana = await joinWeb(url, one.pin, 'Ana');
    using bob = await joinWeb(url, other.pin, 'Bob');
    await one.command('start');
    await ana.inbox.next('question');
    await ana.answer(0, 0);
    await ana.inbox.next('reveal');
    await one.command('next');
    await ana.inbox.next('finished');
    // Bob's own game still answers, so anything sent to him before has arrived.
    await other.command('start');
    await bob.inbox.next('question');
    expect(bob.inbox.of('question')).toHaveLength(1);
    expect(bob.inbox.of('reveal')).toHaveLength(0);
    expect(bob.inbox.of('answers').filter(({ count }) => count > 0)).toHaveLength(0);
    expect(other.inbox.of('finished')).toHaveLength(0);
  });

  it('P22: B2 answers that come at the same time are all stored, each once', async () => {
    using host = await hostGame(url, singles(1));
    const players = await Promise.all(
      Array.from({ length: 40 }, (_, index) => joinWeb(url, host.pin, `Player ${index}`)),
    );
    await host.command('start');
    await Promise.all(players.map(({ inbox }) => inbox.next('question')));
    // Everybody sends the right answer three times at once.
    const acks = await Promise.all(
      players.flatMap((player) => [0, 0, 0].map((value) => player.answer(0, value))),
    );
    expect(acks.every(({ ok }) => ok)).toBe(true);
    const { distribution } = await host.inbox.next('reveal');
    expect(distribution[0]?.count).toBe(40);
    await host.command('next');
    const { answers, players: archived, results } = await archiveOf(running.app, host.id);
    expect(answers).toHaveLength(40);
    for (const { id, total } of archived) {
      expect(total).toBe(results.find(({ player }) => player === id)?.points);
    }
    for (const player of players) player.socket.disconnect();
  });

  it('B3 an answer after the deadline is refused and earns nothing', async () => {
    using host = await hostGame(url, singles(1, { limit: 1 }));
    using ana = await joinWeb(url, host.pin, 'Ana');
    await host.command('start');
    await ana.inbox.next('question');
    const { you } = await ana.inbox.next('reveal');
    expect(refused(await ana.answer(0, 0))).toBe('QUESTION_CLOSED');
    expect(you).toMatchObject({ correct: false, points: 0, total: 0 });
    const { leaderboard } = await host.command('next');
    expect(leaderboard).toEqual([{ rank: 1, nickname: 'Ana', total: 0 }]);
  });

  it('B4 no client can claim to have been faster than the server saw', async () => {
    using host = await hostGame(url, singles(1));
    using ana = await joinWeb(url, host.pin, 'Ana');
    await host.command('start');
    const { openedAt } = await ana.inbox.next('question');
    // Longer than any line is credited with.
    await sleep(1300);
    const lies = { ping: 999, elapsed: 0, after: 0, receivedAt: openedAt - 1000 };
    const claim = { question: 0, value: 0, ...lies };
    const ack = await ana.socket.emitWithAck('answer', claim);
    if (!ack.ok) throw new Error(ack.error.code);
    expect(ack.receivedAt).toBeGreaterThanOrEqual(openedAt);
    await ana.inbox.next('reveal');
    await host.command('next');
    const { answers, results } = await archiveOf(running.app, host.id);
    const { elapsed = 0 } = answers[0] ?? {};
    expect(elapsed).toBeLessThanOrEqual(ack.receivedAt - openedAt);
    expect(elapsed).toBeGreaterThan(0);
    expect(results[0]?.points).toBe(Math.round((1 - elapsed / 20_000 / 2) * 1000));
  });

  it('B5 a player may reload again and again', async () => {
    using host = await hostGame(url, singles(2));
    let ana = await joinWeb(url, host.pin, 'Ana');
    await host.command('start');
    await ana.inbox.next('question');
    await ana.answer(0, 0);
    const { you } = await ana.inbox.next('reveal');
    for (let reload = 0; reload < 4; reload++) {
      ana.socket.disconnect();
      ana = await joinWeb(url, host.pin, 'ignored', ana.token);
      expect(ana.player.nickname).toBe('Ana');
      expect(ana.state.you).toMatchObject({ total: you?.total, rank: 1, result: you });
    }
    ana.socket.disconnect();
  });

  it('P22: B6 an answer survives a new connection, and cannot be given again', async () => {
    using host = await hostGame(url, singles(1));
    using idle = await joinWeb(url, host.pin, 'Idle');
    const before = await joinWeb(url, host.pin, 'Ana');
    await host.command('start');
    await before.inbox.next('question');
    await before.answer(0, 0);
    before.socket.disconnect();
    using ana = await joinWeb(url, host.pin, 'Ana', before.token);
    expect(ana.state.you?.answered?.value).toBe(0);
    expect(refused(await ana.answer(0, 1))).toBe('ALREADY_ANSWERED');
    expect((await ana.answer(0, 0)).ok).toBe(true);
    await idle.answer(0, 1);
    expect((await ana.inbox.next('reveal')).you?.correct).toBe(true);
    expect((await host.inbox.next('reveal')).distribution.map(({ count }) => count)).toEqual([
      1, 1, 0, 0,
    ]);
  });

  it('B7 a late or early tap never becomes the answer to another question', async () => {
    using host = await hostGame(url, singles(2));
    using ana = await joinWeb(url, host.pin, 'Ana');
    using bob = await joinWeb(url, host.pin, 'Bob');
    expect(refused(await ana.answer(0, 0))).toBe('QUESTION_NOT_OPEN');
    await host.command('start');
    await ana.inbox.next('question');
    expect(refused(await ana.answer(1, 1))).toBe('QUESTION_NOT_OPEN');
    await bob.answer(0, 0);
    await host.command('skip');
    await ana.inbox.next('reveal');
    expect(refused(await ana.answer(0, 0))).toBe('QUESTION_CLOSED');
    await host.command('next');
    await ana.inbox.next('question', ({ index }) => index === 1);
    expect(refused(await ana.answer(0, 0))).toBe('QUESTION_CLOSED');
    const state = await ana.socket.emitWithAck('sync', {});
    expect(state.ok && state.state.answers).toBe(0);
    expect(state.ok && state.state.you?.answered).toBeUndefined();
  });

  it('P25: B8 nobody but the host steers the game, by whatever way', async () => {
    using host = await hostGame(url, singles(1));
    using ana = await joinWeb(url, host.pin, 'Ana');
    const anyone = connectHost(url);
    for (const command of ['start', 'next', 'pause', 'resume', 'skip', 'end'] as const) {
      expect(refused(await anyone.emitWithAck(command, {}))).toBe('NOT_HOST');
      const player = ana.socket as unknown as typeof anyone;
      expect(refused(await player.emitWithAck(command, {}))).toBe('UNKNOWN_EVENT');
    }
    expect(refused(await anyone.emitWithAck('kick', { playerId: ana.player.id }))).toBe('NOT_HOST');
    for (const hostToken of [ana.token, '', host.hostToken.slice(0, -1), `${host.hostToken}x`]) {
      expect(refused(await anyone.emitWithAck('attach', { pin: host.pin, hostToken }))).toBe(
        'NOT_HOST',
      );
    }
    using other = await hostGame(url, singles(1));
    const foreign = { pin: host.pin, hostToken: other.hostToken };
    expect(refused(await anyone.emitWithAck('attach', foreign))).toBe('NOT_HOST');
    anyone.disconnect();
    expect((await running.app.games.state(host.id)).version).toBe(1);
  });

  it('B9 a player who comes back replaces a connection that is still open', async () => {
    using host = await hostGame(url, singles(1));
    using before = await joinWeb(url, host.pin, 'Ana');
    using after = await joinWeb(url, host.pin, 'Ana', before.token);
    expect(after.player).toEqual(before.player);
    expect(await before.inbox.next('removed')).toEqual({ reason: 'replaced' });
    await host.command('start');
    await after.inbox.next('question');
    expect((await after.answer(0, 0)).ok).toBe(true);
    expect((await after.inbox.next('reveal')).you?.correct).toBe(true);
  });

  it('P23: B10 an option that does not exist is refused, and PINs of running games differ', async () => {
    using host = await hostGame(url, singles(1));
    using ana = await joinWeb(url, host.pin, 'Ana');
    await host.command('start');
    await ana.inbox.next('question');
    for (const value of [4, -1, 0.5, '0', [0], null, true, {}, 1e308]) {
      expect(refused(await ana.answer(0, value))).toBe('BAD_PAYLOAD');
    }
    const { quizzes } = (await (await fetch(`${url}/api/quizzes`)).json()) as {
      quizzes: { id: string }[];
    };
    const games = await Promise.all(
      Array.from({ length: 200 }, () =>
        post<{ pin: string }>(`${url}/api/games`, { quizId: quizzes[0]?.id }),
      ),
    );
    const pins = games.map(({ body }) => body.pin);
    expect(new Set(pins).size).toBe(200);
    expect(pins.every((pin) => /^\d{6}$/.test(pin))).toBe(true);
    const taken = await running.app.games.definition(host.id);
    const again = await running.app.store.games.create(
      { ...taken, id: 'another' },
      await running.app.games.state(host.id),
      { door: 'open', gate: null, dueAt: null },
    );
    expect(again).toBe('pin-taken');
  });
});
