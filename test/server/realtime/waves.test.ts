import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WavesEvent } from '../../../server/protocol/events.ts';
import { Waves } from '../../../server/realtime/waves.ts';
import { createMemoryStore } from '../../../server/store/memory/memory-store.ts';
import { createGame, join } from '../../contract/games.ts';

interface Told {
  to: 'players' | 'hosts';
  counts: WavesEvent['counts'];
}

/** A game, and processes that tell its people of waves. */
async function room(players: number, processes = 1) {
  const store = createMemoryStore({ now: () => Date.now() });
  const { id } = await createGame(store);
  for (let index = 0; index < players; index++) await join(store, id, `Player ${index}`);
  const told: Told[] = [];
  const all = Array.from(
    { length: processes },
    () => new Waves(store, async (_, to, { counts }) => void told.push({ to, counts })),
  );
  const of = (to: Told['to']) => told.filter((one) => one.to === to).map(({ counts }) => counts);
  return { id, all, of };
}

const sum = (counts: WavesEvent['counts'][], kind: 'heart' | 'wow') =>
  counts.reduce((total, one) => total + (one[kind] ?? 0), 0);

describe('waves', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('of an interval are one event, counted by kind', async () => {
    const { id, all, of } = await room(3);
    for (const kind of ['heart', 'wow', 'heart'] as const) all[0]?.add(id, kind);
    await vi.advanceTimersByTimeAsync(250);
    expect(of('hosts')).toEqual([{ heart: 2, wow: 1 }]);
    expect(of('players')).toEqual([{ heart: 2, wow: 1 }]);
    await vi.advanceTimersByTimeAsync(5000);
    expect(of('hosts')).toHaveLength(1);
  });

  it('P37: of a crowd go to hosts four times a second, and to the crowd once', async () => {
    const { id, all, of } = await room(2000);
    for (let ms = 0; ms < 5000; ms += 5) {
      for (let count = 0; count < 10; count++) all[0]?.add(id, 'heart');
      await vi.advanceTimersByTimeAsync(5);
    }
    expect(of('hosts').length).toBeGreaterThan(15);
    expect(of('hosts').length).toBeLessThanOrEqual(20);
    expect(of('players').length).toBeGreaterThan(3);
    expect(of('players').length).toBeLessThanOrEqual(6);
    await vi.advanceTimersByTimeAsync(2000);
    expect(sum(of('hosts'), 'heart')).toBe(10_000);
  });

  it('of several processes are told in turns, and none is left out', async () => {
    const { id, all, of } = await room(10, 4);
    for (let ms = 0; ms < 4000; ms += 50) {
      for (const waves of all) waves.add(id, 'wow');
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(of('players').length).toBeLessThanOrEqual(16);
    await vi.advanceTimersByTimeAsync(4000);
    expect(sum(of('players'), 'wow')).toBe(320);
  });

  it('end with the server', async () => {
    const { id, all, of } = await room(1);
    all[0]?.add(id, 'star');
    all[0]?.close();
    await vi.advanceTimersByTimeAsync(1000);
    expect(of('hosts')).toEqual([]);
  });
});
