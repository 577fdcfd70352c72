/** Balance, of processes that are a model: lines land on any of them with even odds. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Balance } from '../../../server/realtime/balance.ts';
import { seeded } from '../../support/random.ts';

/** ms of a step. */
const STEP = 200;
/** ms that a line has to be old. */
const SETTLED = 8000;

interface Process {
  balance: Balance;
  /** When each of its lines came. */
  lines: number[];
}

interface World {
  lines: number[];
  seed: number;
  /** Where a line lands; anywhere when not given. */
  place?(random: number): number;
  /** Whether lines may be moved. */
  spared?(now: number): boolean;
}

/** @returns how many each process had in the end, and how many lines were moved, by step */
async function run({ lines, seed, place, spared = () => true }: World, ms: number) {
  const random = seeded(seed);
  let now = 0;
  const flying: number[] = [];
  const processes: Process[] = lines.map((count) => {
    const process: Process = {
      lines: Array<number>(count).fill(0),
      balance: new Balance({
        own: () => process.lines.length,
        ask: async () => ({ answers: processes.map((each) => each.lines.length), missing: 0 }),
        letGo(most) {
          if (!spared(now)) return 0;
          const settled = process.lines.filter((since) => since <= now - SETTLED).length;
          const count = Math.min(most, settled);
          process.lines.splice(0, count);
          for (let line = 0; line < count; line++) flying.push(now + 300 + random() * 1200);
          moves[moves.length - 1] = (moves.at(-1) ?? 0) + count;
          return count;
        },
      }),
    };
    process.balance.close();
    return process;
  });
  const moves: number[] = [];
  for (; now < ms; now += STEP) {
    moves.push(0);
    for (const { balance } of processes) await balance.step();
    for (const at of flying.splice(0)) {
      if (at > now) flying.push(at);
      else {
        const to = place?.(random()) ?? Math.floor(random() * processes.length);
        processes[to]?.lines.push(now);
      }
    }
  }
  return { held: processes.map((each) => each.lines.length), moves };
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

it('leaves no process with more than 60 % of two, or its share and a fifth of more', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 2, max: 3 }),
      fc.integer({ min: 60, max: 3000 }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
      fc.integer({ min: 1, max: 2 ** 31 }),
      async (count, total, weights, seed) => {
        const used = weights.slice(0, count).map((weight) => weight + 0.01);
        const lines = used.map((weight) => Math.floor((total * weight) / sum(used)));
        const all = sum(lines);
        const { held, moves } = await run({ lines, seed }, 60_000);
        expect(sum(held)).toBe(all);
        expect(Math.max(...held)).toBeLessThanOrEqual(Math.ceil((all / count) * 1.2));
        // About one each at the most, and peace in the end.
        expect(sum(moves)).toBeLessThanOrEqual(1.5 * all);
        expect(sum(moves.slice(-50))).toBeLessThanOrEqual(0.05 * all);
        // At most 5 % of a process's lines in a second, or 20.
        for (let at = 0; at + 5 <= moves.length; at += 5)
          expect(sum(moves.slice(at, at + 5))).toBeLessThanOrEqual(
            Math.max(20 * count, 0.05 * all),
          );
      },
    ),
    { numRuns: 300 },
  );
});

it('waits while questions are open, and goes on after them', async () => {
  const open = { lines: [300, 20], seed: 5, spared: (now: number) => now > 40_000 };
  expect((await run(open, 40_000)).held).toEqual([300, 20]);
  const { held } = await run(open, 70_000);
  expect(Math.max(...held)).toBeLessThanOrEqual(0.6 * 320);
});

it('gives up for ten minutes when all come back to where they were', async () => {
  const { moves } = await run({ lines: [1000, 0], seed: 7, place: () => 0 }, 10 * 60_000);
  expect(sum(moves)).toBeLessThanOrEqual(1600);
});

it('moves nobody where there are few, one process, or an even load', async () => {
  for (const lines of [[20, 0], [500], [520, 480], [340, 330, 330]])
    expect(sum((await run({ lines, seed: 3 }, 60_000)).moves)).toBe(0);
});

it('moves nobody while a process does not answer', async () => {
  let moved = 0;
  const balance = new Balance({
    own: () => 100,
    ask: async () => ({ answers: [100, 10], missing: 1 }),
    letGo: (most) => (moved += most),
  });
  balance.close();
  for (let step = 0; step < 200; step++) await balance.step();
  expect(moved).toBe(0);
});
