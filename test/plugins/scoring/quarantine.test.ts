/** Modes and question types of plugins that hang, or eat up the memory, in real threads. */
import { afterEach, describe, expect, it } from 'vitest';
import { type PoolOptions, ScoringPool } from '../../../plugins/scoring/pool.ts';
import { type Culprit, QUARANTINE, Quarantine } from '../../../plugins/scoring/quarantine.ts';
import type { ScoringBatch } from '../../../server/services.ts';
import { scoringBatch } from '../../support/scoring-batches.ts';

const RULES = new URL('./fixtures/rules.ts', import.meta.url).href;
const OWN = ['question-types/single', 'modes/classic'].map(
  (path) => new URL(`../../../plugins/${path}.ts`, import.meta.url).href,
);

const pools: ScoringPool[] = [];
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

function openPool(options: Partial<PoolOptions> = {}) {
  const put: Culprit[] = [];
  const retries: string[] = [];
  const pool = new ScoringPool({
    size: 2,
    chunk: 100,
    deadline: () => 500,
    owned: { type: (name) => name === 'single', mode: (name) => name === 'classic' },
    quarantine: new Quarantine(),
    modules: () => [RULES, ...OWN],
    onRetry: (failure) => retries.push(failure),
    onScored: () => {},
    onPoisoned: () => {},
    onQuarantine: (culprit) => put.push(culprit),
    ...options,
  });
  pools.push(pool);
  return { pool, put, retries };
}

const batchOf = (mode: string, values: unknown[], question: object = {}): ScoringBatch =>
  scoringBatch(values, {
    mode,
    question: { type: 'buggy', text: '?', limit: 20, points: 10, ...question },
  });
const right = { does: 'right' };
const single = { type: 'single', options: ['a', 'b'], correct: [0] };

const pointsOf = async (pool: ScoringPool, batch: ScoringBatch) =>
  (await pool.score(batch)).results.map(({ points }) => points);

describe('a question type that does not come back', () => {
  it.each([
    ['hang', 'hang'],
    ['fill', 'memory'],
    ['buffers', 'memory'],
  ])('is found once, and not called again: %s', async (does, failure) => {
    const deadline = () => (failure === 'memory' ? 30_000 : 500);
    const { pool, put, retries } = openPool({ deadline });
    expect(await pointsOf(pool, batchOf('plain', [right, { does }, right]))).toEqual([0, 0, 0]);
    expect(put).toEqual([{ place: 'type', name: 'buggy', failure }]);
    // It would hang again.
    expect(await pointsOf(pool, batchOf('classic', [{ does: 'hang' }]))).toEqual([0]);
    expect(await pointsOf(pool, batchOf('plain', [0], single))).toEqual([10]);
    expect(put).toHaveLength(1);
    expect(retries).toEqual([]);
  });

  it('is found once in a batch of many chunks', async () => {
    const { pool, put } = openPool({ chunk: 1 });
    const values = Array.from({ length: 300 }, () => ({ does: 'hang' }));
    expect(new Set(await pointsOf(pool, batchOf('plain', values)))).toEqual(new Set([0]));
    expect(put).toHaveLength(1);
  });

  it('is known by the threads that it ends, too', async () => {
    const { pool, put, retries } = openPool();
    const values = Array.from({ length: 64 }, () => ({ does: 'exit' }));
    expect(new Set(await pointsOf(pool, batchOf('plain', values)))).toEqual(new Set([0]));
    expect(retries).toEqual(['exit', 'exit']);
    expect(put).toEqual([{ place: 'type', name: 'buggy', failure: 'exit' }]);
  });
});

describe('a mode that does not come back', () => {
  it('gives no points, and who is right is still told', async () => {
    const { pool, put } = openPool();
    const { results, counts } = await pool.score(batchOf('looping', [0, 1, 0], single));
    expect(results.map(({ correctness, points }) => [correctness, points])).toEqual([
      [1, 0],
      [0, 0],
      [1, 0],
    ]);
    expect(new Map(counts)).toEqual(
      new Map([
        ['a', 2],
        ['b', 1],
      ]),
    );
    expect(put).toEqual([{ place: 'mode', name: 'looping', failure: 'hang' }]);
    expect(await pointsOf(pool, batchOf('plain', [0], single))).toEqual([10]);
  });

  it('keeps neither the code of this package from a thread, nor that of others', async () => {
    // For ever: whatever is scored here is scored beside them.
    const { pool, put } = openPool({ deadline: () => 60_000 });
    const stuck = Promise.allSettled(
      ['looping', 'looping'].map((mode) => pool.score(batchOf(mode, [0], single))),
    );
    expect(await pointsOf(pool, batchOf('classic', [0], single))).toHaveLength(1);
    expect(await pointsOf(pool, batchOf('plain', [0], single))).toEqual([10]);
    expect(put).toEqual([]);
    await pool.close();
    await stuck;
  });
});

describe('the quarantine', () => {
  it('ends after a while: one odd answer puts nothing out of use for good', () => {
    let now = 1000;
    const quarantine = new Quarantine(() => now);
    const culprit: Culprit = { place: 'mode', name: 'x', failure: 'hang' };
    expect(quarantine.holding({ type: 't', mode: 'x' })).toBeUndefined();
    quarantine.put(culprit);
    now += QUARANTINE - 1;
    expect(quarantine.holding({ type: 't', mode: 'x' })).toMatchObject(culprit);
    expect(quarantine.holding({ type: 'x', mode: 't' })).toBeUndefined();
    now += 1;
    expect(quarantine.holding({ type: 't', mode: 'x' })).toBeUndefined();
  });
});
