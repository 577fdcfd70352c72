/** The scoring pool with real threads, and answers that break them. */
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type PoolOptions, ScoringPool } from '../../../plugins/scoring/pool.ts';
import { Quarantine } from '../../../plugins/scoring/quarantine.ts';
import { REST } from '../../../plugins/scoring/threads-at-work.ts';
import type { ScoringBatch } from '../../../server/services.ts';
import { temporaryFolder } from '../../support/app.ts';
import { scoringBatch } from '../../support/scoring-batches.ts';

const RULES = new URL('./fixtures/rules.ts', import.meta.url).href;

const pools: ScoringPool[] = [];
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

function openPool(options: Partial<PoolOptions> = {}) {
  const retries: string[] = [];
  const poisoned: unknown[] = [];
  const scored: number[] = [];
  const pool = new ScoringPool({
    size: 2,
    chunk: 100,
    deadline: () => 5000,
    owned: { type: () => true, mode: () => true },
    quarantine: new Quarantine(),
    modules: () => [RULES],
    onRetry: (failure) => retries.push(failure),
    onScored: (answers) => scored.push(answers),
    onPoisoned: ({ values }) => poisoned.push(...values),
    onQuarantine: () => {},
    ...options,
  });
  pools.push(pool);
  return { pool, retries, poisoned, scored };
}

const batchOf = (values: object[]): ScoringBatch =>
  scoringBatch(values, { streaks: values.map(() => 2) });
const right = { does: 'right' };
const wrong = { does: 'wrong' };

describe('the scoring pool', () => {
  it('scores in order, whatever the size of its chunks', async () => {
    const { pool, scored } = openPool({ chunk: 7 });
    const values = Array.from({ length: 100 }, (_, index) => (index % 3 === 0 ? right : wrong));
    const { results, counts } = await pool.score(batchOf(values));
    expect(results.map(({ player }) => player)).toEqual(values.map((_, index) => `p${index}`));
    expect(results.map(({ correctness }) => correctness)).toEqual(
      values.map(({ does }) => (does === 'right' ? 1 : 0)),
    );
    expect(results[0]).toEqual({ player: 'p0', correctness: 1, points: 10, streak: 3 });
    expect(new Map(counts)).toEqual(
      new Map([
        ['right', 34],
        ['wrong', 66],
      ]),
    );
    expect(scored).toHaveLength(15);
  });

  it('has nothing to do for a question that nobody answered', async () => {
    const { pool, scored } = openPool();
    expect(await pool.score(batchOf([]))).toEqual({ results: [], counts: [] });
    expect(scored).toEqual([]);
  });

  it.each(['throw', 'hang', 'exit'])(
    'runs a batch again when its thread fails once: %s',
    async (failure) => {
      await using folder = await temporaryFolder();
      const { pool, retries, poisoned } = openPool({ size: 1, deadline: () => 800 });
      await pool.score(batchOf([right]));
      const once = { does: `${failure} once`, file: join(folder.path, 'failed') };
      const { results } = await pool.score(batchOf([right, once, wrong]));
      expect(results.map(({ points }) => points)).toEqual([10, 10, 0]);
      expect(retries).toEqual([failure]);
      expect(poisoned).toEqual([]);
      expect((await pool.score(batchOf([right]))).results).toHaveLength(1);
    },
  );

  it('counts an answer that breaks it each time as wrong, and no other', async () => {
    const { pool, retries, poisoned } = openPool();
    const values = [right, right, { does: 'throw' }, right, wrong, right, right];
    const { results } = await pool.score(batchOf(values));
    expect(results.map(({ points }) => points)).toEqual([10, 10, 0, 10, 0, 10, 10]);
    expect(results.map(({ player }) => player)).toEqual(values.map((_, index) => `p${index}`));
    expect(poisoned).toEqual([{ does: 'throw' }]);
    expect(retries.length).toBeGreaterThanOrEqual(3);
  });

  it('brings back from its threads how many scores were not valid', async () => {
    const { pool, retries } = openPool({ chunk: 2 });
    const batch = batchOf([right, right, wrong, right]);
    batch.question.points = 0.5;
    const { results, refused } = await pool.score(batch);
    expect(results.map(({ points, streak }) => [points, streak])).toEqual([
      [0, 3],
      [0, 3],
      [0, 0],
      [0, 3],
    ]);
    expect(refused).toEqual({ grade: 0, score: 3, settle: 0, label: 0 });
    expect(retries).toEqual([]);
  });

  it('isolates an answer that kills its thread while others are scored beside it', async () => {
    const { pool, poisoned } = openPool({ chunk: 4 });
    const deadly = batchOf([right, { does: 'exit' }]);
    const [scored, ...others] = await Promise.all([
      pool.score(deadly),
      ...Array.from({ length: 6 }, () => pool.score(batchOf([right, wrong, right]))),
    ]);
    expect(scored?.results.map(({ points }) => points)).toEqual([10, 0]);
    for (const { results } of others)
      expect(results.map(({ points }) => points)).toEqual([10, 0, 10]);
    expect(poisoned).toEqual([{ does: 'exit' }]);
    expect(pool.stats()).toMatchObject({ queued: 0 });
  });

  it('replaces a thread that died while it had nothing to do', async () => {
    const { pool, retries, poisoned } = openPool({ size: 1 });
    await pool.score(batchOf([{ does: 'exit later' }]));
    // The thread may get a batch or two done before it goes.
    while (retries.length === 0) {
      const { results } = await pool.score(batchOf([right]));
      expect(results.map(({ points }) => points)).toEqual([10]);
    }
    expect(retries).toEqual(['exit']);
    expect(poisoned).toEqual([]);
    expect(pool.stats()).toEqual({ threads: 1, busy: 0, queued: 0 });
  });

  it('starts threads when there is work for them, and tells how much is waiting', async () => {
    const { pool } = openPool({ size: 3, chunk: 1 });
    expect(pool.stats()).toEqual({ threads: 0, busy: 0, queued: 0 });
    const scored = pool.score(batchOf([right, right, wrong, wrong, right]));
    expect(pool.stats()).toEqual({ threads: 3, busy: 3, queued: 2 });
    await scored;
    expect(pool.stats()).toMatchObject({ threads: 3, queued: 0 });
  });

  it('has its threads ready when it was told of a batch to come, and no more than those', async () => {
    const { pool } = openPool({ size: 3 });
    pool.warm(0);
    expect(pool.stats()).toEqual({ threads: 0, busy: 0, queued: 0 });
    pool.warm(1);
    expect(pool.stats()).toEqual({ threads: 1, busy: 0, queued: 0 });
    for (let again = 0; again < 2; again++) pool.warm(1000);
    expect(pool.stats()).toEqual({ threads: 3, busy: 0, queued: 0 });
    expect((await pool.score(batchOf([right]))).results).toHaveLength(1);
    expect(pool.stats()).toEqual({ threads: 3, busy: 0, queued: 0 });
    // For code of others there is one more than can be at work.
    pool.warm(1, 9);
    expect(pool.stats()).toEqual({ threads: 4, busy: 0, queued: 0 });
  });

  it('keeps a thread for others beside each question that code of others scores', async () => {
    const { pool } = openPool({ size: 4 });
    for (const [open, threads] of [
      [1, 2],
      [2, 3],
      [2, 3],
      [9, 5],
    ] as const) {
      pool.warm(1, open);
      expect(pool.stats()).toEqual({ threads, busy: 0, queued: 0 });
    }
  });

  it('ends its threads after a rest, but for those at work, and starts others', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { pool } = openPool({ size: 2 });
      await pool.score(batchOf([right]));
      pool.warm(1000);
      vi.advanceTimersByTime(REST - 1);
      expect(pool.stats().threads).toBe(2);
      const scored = pool.score(batchOf([right]));
      vi.advanceTimersByTime(1);
      expect(pool.stats()).toEqual({ threads: 1, busy: 1, queued: 0 });
      expect((await scored).results).toHaveLength(1);
      vi.advanceTimersByTime(REST);
      expect(pool.stats()).toEqual({ threads: 0, busy: 0, queued: 0 });
      expect((await pool.score(batchOf([right, wrong]))).results).toHaveLength(2);
    } finally {
      vi.useRealTimers();
    }
  });

  it('refuses what is under way and what comes when it closes', async () => {
    const { pool } = openPool({ size: 1 });
    await pool.score(batchOf([right]));
    const unavailable = expect.objectContaining({ code: 'UNAVAILABLE' });
    const busy = expect(pool.score(batchOf([{ does: 'hang' }]))).rejects.toEqual(unavailable);
    const queued = expect(pool.score(batchOf([right]))).rejects.toEqual(unavailable);
    await pool.close();
    await busy;
    await queued;
    await expect(pool.score(batchOf([right]))).rejects.toEqual(unavailable);
  });
});
