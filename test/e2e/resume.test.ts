/** A player who reloads, loses the connection or changes the device is where they were. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostServerEvents } from '../../server/protocol/events.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { connectHost, granted, hostGame, Inbox, joinWeb } from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';

let running: RunningApp;
let url: string;
beforeAll(async () => {
  running = await startApp();
  url = running.url;
});
afterAll(() => running[Symbol.asyncDispose]());

describe('a player', () => {
  it('who reloads in mid-question sees the question, the time left and the answer given', async () => {
    using host = await hostGame(url, singles(2, { limit: 60 }));
    using before = await joinWeb(url, host.pin, 'Ana');
    using other = await joinWeb(url, host.pin, 'Ben');
    await host.command('start');
    const asked = await before.inbox.next('question');
    const { receivedAt } = granted(await before.answer(0, 2));
    before.socket.disconnect();

    using after = await joinWeb(url, host.pin, 'Ana', before.token);
    expect(after.player).toEqual(before.player);
    expect(after.state).toMatchObject({
      phase: 'question',
      question: { index: 0, closesAt: asked.closesAt },
      you: { nickname: 'Ana', total: 0, answered: { value: 2, receivedAt } },
    });
    expect(after.state.players).toBe(2);
    expect(granted(await other.answer(0, 0)).receivedAt).toBeGreaterThanOrEqual(receivedAt);
    const { you } = await after.inbox.next('reveal');
    expect(you?.correct).toBe(false);
  });

  it('P17: who comes from another device takes over, and the first one is told', async () => {
    using host = await hostGame(url, singles(1));
    using laptop = await joinWeb(url, host.pin, 'Ana');
    const removed = laptop.inbox.next('removed');
    using mobile = await joinWeb(url, host.pin, '', laptop.token);
    expect(await removed).toEqual({ reason: 'replaced' });
    expect(mobile.player).toEqual(laptop.player);
    expect(mobile.state.players).toBe(1);
    await host.command('start');
    expect((await mobile.inbox.next('question')).index).toBe(0);
  });

  it('who missed events gets what they come to with a sync, in every phase', async () => {
    using host = await hostGame(url, singles(2, { limit: 60 }), { countdown: 5 });
    using ana = await joinWeb(url, host.pin, 'Ana');
    const sync = async () => granted(await ana.socket.emitWithAck('sync', {})).state;
    expect(await sync()).toMatchObject({ phase: 'lobby', players: 1, total: 2 });
    await host.command('start');
    expect(await sync()).toMatchObject({ phase: 'countdown', opensAt: expect.any(Number) });
    await host.command('skip');
    const open = await sync();
    expect(open).toMatchObject({ phase: 'question', question: { index: 0 } });
    expect(open.question).not.toHaveProperty('correct');
    await host.command('pause');
    expect(await sync()).toMatchObject({ phase: 'question', pausedAt: expect.any(Number) });
    await host.command('resume');
    granted(await ana.answer(0, 0));
    const { version } = await ana.inbox.next('leaderboard');
    const revealed = await sync();
    expect(revealed).toMatchObject({
      version,
      phase: 'revealed',
      reveal: { index: 0, correct: [0] },
      leaderboard: [{ rank: 1, nickname: 'Ana' }],
      you: { rank: 1, streak: 1, result: { correct: true } },
    });
    await host.command('end');
    await ana.inbox.next('finished');
    expect(await sync()).toMatchObject({ phase: 'finished', podium: [{ nickname: 'Ana' }] });
  });

  it('who was removed by the host stays out, also with the token', async () => {
    using host = await hostGame(url, singles(1));
    using ana = await joinWeb(url, host.pin, 'Ana');
    const removed = ana.inbox.next('removed');
    granted(await host.socket.emitWithAck('kick', { playerId: ana.player.id }));
    expect(await removed).toEqual({ reason: 'kicked' });
    await expect(joinWeb(url, host.pin, 'Ana', ana.token)).rejects.toThrow('KICKED');
  });
});

describe('events', () => {
  it('P2: carry versions without a gap, so that a client knows what it missed', async () => {
    using host = await hostGame(url, singles(3));
    using ana = await joinWeb(url, host.pin, 'Ana');
    await host.command('start');
    for (let index = 0; index < 3; index++) {
      if (index > 0) await host.command('next');
      await ana.inbox.next('question', (event) => event.index === index);
      granted(await ana.answer(index, 0));
      await ana.inbox.next('reveal', (event) => event.index === index);
    }
    await host.command('next');
    await ana.inbox.next('finished');
    let version = ana.state.version;
    for (const { event } of ana.inbox.all) {
      const next = (event as { version: number }).version;
      expect(next - version).toBeGreaterThanOrEqual(0);
      expect(next - version).toBeLessThanOrEqual(1);
      version = next;
    }
  });
});

describe('a host', () => {
  it('who reloads is in control again, and sees who is in', async () => {
    using host = await hostGame(url, singles(2));
    using ana = await joinWeb(url, host.pin, 'Ana');
    host.socket.disconnect();
    const socket = connectHost(url);
    const inbox = new Inbox<HostServerEvents>(socket);
    const { state } = granted(
      await socket.emitWithAck('attach', { pin: host.pin, hostToken: host.hostToken }),
    );
    expect(state).toMatchObject({ phase: 'lobby', roster: [{ nickname: 'Ana' }] });
    granted(await socket.emitWithAck('start', {}));
    expect((await inbox.next('question')).index).toBe(0);
    expect((await ana.inbox.next('question')).index).toBe(0);
    socket.disconnect();
  });

  it('who went away does not hold the game up: time closes the question', async () => {
    using host = await hostGame(url, singles(1, { limit: 1 }));
    using ana = await joinWeb(url, host.pin, 'Ana');
    await host.command('start');
    host.socket.disconnect();
    expect((await ana.inbox.next('reveal')).index).toBe(0);
  });
});
