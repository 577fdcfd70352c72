import { once } from 'node:events';
import { io as connect } from 'socket.io-client';
import { afterEach, expect, it, vi } from 'vitest';
import { isPinging, Silence, watchSilence } from '../../../client/silence.ts';
import type { PlaySocket } from '../../../client/socket.ts';
import { directServer, event } from '../../server/realtime/direct/direct-server.ts';

afterEach(() => void vi.useRealTimers());

/** Looks each second, so many times. @returns after how many of them it gave up */
function givesUpAfter(silence: Silence, from: number, looks: number, expected = true) {
  for (let second = 1; second <= looks; second++)
    if (silence.look(from + second * 1000, expected)) return second;
  return undefined;
}

it('is over 10 s while the server should be heard, and no time otherwise', () => {
  const silence = new Silence();
  expect(givesUpAfter(silence, 0, 600, false)).toBeUndefined();
  expect(givesUpAfter(silence, 600_000, 600)).toBe(11);
});

it('ends with anything that comes', () => {
  const silence = new Silence();
  for (let time = 0; time < 100; time++) {
    expect(givesUpAfter(silence, time * 10_000, 10)).toBeUndefined();
    silence.heard(time * 10_000 + 9999);
  }
});

it('is not what a page did not hear while it was asleep', () => {
  const silence = new Silence();
  expect(givesUpAfter(silence, 0, 9)).toBeUndefined();
  expect(givesUpAfter(silence, 60_000, 10)).toBeUndefined();
  expect(silence.look(71_000, true)).toBe(false);
  expect(silence.look(72_000, true)).toBe(true);
});

it('is expected to end only while a question is open and time goes on', () => {
  expect(isPinging({ phase: 'question' })).toBe(true);
  expect(isPinging({ phase: 'question', pausedAt: 1 })).toBe(false);
  for (const phase of ['lobby', 'countdown', 'closed', 'revealed', 'finished'] as const)
    expect(isPinging({ phase })).toBe(false);
  expect(isPinging(undefined)).toBe(false);
});

it('makes a page connect again, as soon as a question is open', async () => {
  await using server = await directServer();
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  let now = 0;
  const pass = (seconds: number) => {
    for (let second = 0; second < seconds; second++) {
      now += 1000;
      vi.advanceTimersByTime(1000);
    }
  };
  const socket: PlaySocket = connect(`${server.url}/play`, {
    transports: ['websocket'],
    forceNew: true,
    autoConnect: false,
  });
  let phase: 'lobby' | 'question' = 'lobby';
  const stop = watchSilence(
    socket,
    () => ({ phase }),
    () => now,
  );
  socket.connect();
  await server.until(() => server.lines.length === 1);
  const [first] = server.lines;
  await vi.waitUntil(() => socket.connected);
  pass(60);
  phase = 'question';
  pass(10);
  const came = once(socket as never, 'lobby');
  first?.send(event('lobby', { version: 1, players: 1 }));
  await came;
  pass(10);
  expect(server.lines).toEqual([first]);
  pass(1);
  await server.until(() => server.lines.length === 1 && server.lines[0] !== first);
  stop();
  socket.disconnect();
});
