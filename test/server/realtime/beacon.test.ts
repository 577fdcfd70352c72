import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { initialState } from '../../../server/engine/reduce.ts';
import type { State } from '../../../server/engine/state.ts';
import { BEATS, Beacon } from '../../../server/realtime/beacon.ts';

/** A process with games, of which the store says one thing, and lines that have heard another. */
function process(games: Record<string, { version?: number; lines?: number }>) {
  const said: string[] = [];
  const stored = new Map<string, State | undefined>();
  const lines = new Map<string, { heardAt: number }[]>();
  for (const [id, { version, lines: count = 1 }] of Object.entries(games)) {
    stored.set(id, version === undefined ? undefined : { ...initialState(), version });
    lines.set(
      id,
      Array.from({ length: count }, () => ({ heardAt: performance.now() })),
    );
  }
  const beats: number[] = [];
  const beacon = new Beacon({
    games: () => lines.keys(),
    lines: (id) => lines.get(id) ?? [],
    state: async (id) => stored.get(id),
    async catchUp(id, { version }) {
      said.push(`${id} ${version}`);
      return version;
    },
    gone: (id) => said.push(`${id} gone`),
    beatHosts: () => {},
    beat(quiet) {
      for (const [line, version] of quiet) {
        line.heardAt = performance.now();
        beats.push(version);
      }
    },
    onError: (error) => said.push(String(error)),
  });
  return { beacon, said, stored, lines, beats };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('tells once what was missed, when nothing of it comes for a while', async () => {
  const { beacon, said } = process({ a: { version: 4 }, b: { version: 4 } });
  for (const game of ['a', 'b']) beacon.entered(game, 3);
  beacon.start();
  // Still on its way for b, lost for a.
  await vi.advanceTimersByTimeAsync(1100);
  beacon.told('b', 4);
  await vi.advanceTimersByTimeAsync(3000);
  expect(said).toEqual(['a 4']);
  beacon.stop();
});

it('tells it at once when a connection is back', async () => {
  const { beacon, said } = process({ a: { version: 4 }, b: { version: 3 } });
  for (const game of ['a', 'b']) beacon.entered(game, 3);
  await beacon.back();
  expect(said).toEqual(['a 4']);
});

it('says that a game is gone, but for one that was over', async () => {
  const { beacon, said, stored, lines } = process({ a: { version: 3 }, b: { version: 3 } });
  for (const game of ['a', 'b']) beacon.entered(game, 3);
  const finished = { name: 'finished', at: 0, reason: 'completed' } as const;
  stored.set('b', { ...initialState(), version: 3, phase: finished });
  beacon.start();
  await vi.advanceTimersByTimeAsync(1000);
  expect(said).toEqual([]);
  for (const game of ['a', 'b']) stored.set(game, undefined);
  await vi.advanceTimersByTimeAsync(1000);
  lines.delete('a');
  await vi.advanceTimersByTimeAsync(3000);
  expect(said).toEqual(['a gone']);
  beacon.stop();
});

it('P4: sends a beat only to lines that have heard nothing, a bounded number in a second', async () => {
  const count = 2 * BEATS;
  const { beacon, lines, beats } = process({ a: { version: 3, lines: count } });
  beacon.entered('a', 3);
  beacon.start();
  const heard = lines.get('a')?.[7];
  for (let second = 1; second <= 12; second++) {
    if (heard) heard.heardAt = performance.now();
    const before = beats.length;
    await vi.advanceTimersByTimeAsync(1000);
    expect(beats.length - before).toBeLessThanOrEqual(BEATS);
  }
  // Everybody in turn, about once in two seconds, but for the one who hears enough.
  expect(beats.length).toBeGreaterThan(4 * count);
  expect(new Set(beats)).toEqual(new Set([3]));
  expect(lines.get('a')?.every(({ heardAt }) => performance.now() - heardAt < 4000)).toBe(true);
  beacon.stop();
});

it('goes on when the store cannot be read', async () => {
  const { beacon, said } = process({ a: { version: 4 } });
  beacon.entered('a', 3);
  const failing = vi.fn(async () => Promise.reject(new Error('away')));
  const away = new Beacon({
    games: () => ['a'],
    lines: () => [],
    state: failing,
    catchUp: async () => 0,
    gone: () => said.push('gone'),
    beatHosts: () => {},
    beat: () => {},
    onError: () => said.push('away'),
  });
  away.start();
  await vi.advanceTimersByTimeAsync(2500);
  expect(said).toEqual(['away', 'away']);
  away.stop();
});
