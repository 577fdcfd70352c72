/** A client's knowledge of an answer on its way, second by second. */
import { signal } from '@preact/signals-core';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Answering } from '../../client/answering.ts';
import { memoryStore } from '../../client/environment.ts';
import type { GameState } from '../../client/game-state.ts';
import { Refusal } from '../../client/socket.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A player whose answers are sent by hand. */
function player() {
  const sends: {
    question: number;
    value: unknown;
    after: number | undefined;
    resolve(): void;
    reject(code: Code): void;
  }[] = [];
  const online = signal(true);
  const game = signal<GameState | undefined>({} as GameState);
  const store = memoryStore();
  const answering = new Answering({
    send: (question, value, _beside, after) =>
      new Promise((resolve, reject) => {
        sends.push({
          ...{ question, value, after, resolve: () => resolve({ receivedAt: 77 }) },
          reject: (code) => reject(new Refusal(code, code)),
        });
      }),
    ...{ online, game, store },
    slow: 2000,
  });
  answering.entered('p1');
  const status = () => answering.sent.value?.status;
  return { answering, sends, online, game, store, status };
}
type Code = Refusal['code'];

it('is sending, after two seconds slow, kept without a connection, and received', async () => {
  const { answering, sends, online, status, store } = player();
  void answering.submit(0, 1);
  expect(status()).toBe('sending');
  vi.advanceTimersByTime(1999);
  expect(status()).toBe('sending');
  vi.advanceTimersByTime(1);
  expect(status()).toBe('slow');
  online.value = false;
  expect(status()).toBe('kept');
  online.value = true;
  expect(status()).toBe('slow');
  expect(store.get('answer.p1')).toBe('{"question":0,"value":1}');
  sends[0]?.resolve();
  await vi.advanceTimersByTimeAsync(0);
  expect(answering.sent.value).toMatchObject({ status: 'received', receivedAt: 77 });
  expect(store.get('answer.p1')).toBeUndefined();
});

it('goes out once, however often it is tapped, and not in place of another', async () => {
  const { answering, sends, status } = player();
  void answering.submit(0, 1);
  void answering.submit(0, 1);
  void answering.submit(0, 2);
  sends[0]?.resolve();
  await vi.advanceTimersByTimeAsync(0);
  void answering.submit(0, 3);
  expect(sends.map(({ value }) => value)).toEqual([1]);
  expect(status()).toBe('received');
});

it('may be given otherwise after it was refused', async () => {
  const { answering, sends, status } = player();
  void answering.submit(0, 'many');
  sends[0]?.reject('BAD_PAYLOAD');
  await vi.advanceTimersByTimeAsync(0);
  expect(answering.sent.value).toMatchObject({ status: 'refused', message: 'BAD_PAYLOAD' });
  void answering.submit(0, 'seven');
  expect(status()).toBe('sending');
  expect(sends.map(({ value }) => value)).toEqual(['many', 'seven']);
});

it('is tried again where that may help, and waits out a pause', async () => {
  const { answering, sends, game, status } = player();
  void answering.submit(0, 1);
  sends[0]?.reject('UNAVAILABLE');
  await vi.advanceTimersByTimeAsync(700);
  expect(sends).toHaveLength(2);
  game.value = { pausedAt: 1 } as GameState;
  sends[1]?.reject('GAME_PAUSED');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(status()).toBe('kept');
  expect(sends).toHaveLength(2);
  game.value = {} as GameState;
  await vi.advanceTimersByTimeAsync(700);
  sends[2]?.reject('QUESTION_CLOSED');
  await vi.advanceTimersByTimeAsync(0);
  expect(status()).toBe('late');
});

it('of an earlier question is said to be missed, unless it has arrived', async () => {
  const { answering, sends } = player();
  void answering.submit(0, 1);
  answering.follow(1);
  sends[0]?.resolve();
  await vi.advanceTimersByTimeAsync(0);
  expect(answering.missed.value).toBeUndefined();
  void answering.submit(1, 1);
  answering.follow(2);
  expect(answering.sent.value).toBeUndefined();
  sends[1]?.reject('QUESTION_CLOSED');
  await vi.advanceTimersByTimeAsync(0);
  expect(answering.missed.value).toBe(1);
});

it('says how long it took from when the question was drawn, and nothing where that is not known', () => {
  vi.useRealTimers();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  const { answering, sends } = player();
  vi.advanceTimersByTime(10);
  answering.follow(0);
  vi.advanceTimersByTime(0);
  answering.follow(0);
  vi.advanceTimersByTime(2500);
  void answering.submit(0, 1);
  expect(sends[0]?.after).toBe(2500);
  answering.follow(1);
  // Before it is drawn, and for another question.
  void answering.submit(1, 1);
  expect(sends[1]?.after).toBeUndefined();
  vi.advanceTimersByTime(1000);
  void answering.submit(3, 1);
  expect(sends[2]?.after).toBeUndefined();
});
