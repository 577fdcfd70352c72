/** The rule checks find modes that break the rules, each by its rule. */
import { describe, expect, it } from 'vitest';
import { defineMode, type GameMode, z } from '../../server/plugin.ts';
import { checkMode } from '../../testing/check-mode.ts';
import { pledge } from '../support/pledge/index.ts';

const options = z.object({});
let calls = 0;

/** A mode that keeps the rules, but for this. */
const broken = (but: Partial<GameMode<object, null, number, number>>): GameMode =>
  defineMode<object, null, number, number>({
    name: 'broken',
    title: 'Broken',
    options,
    score: ({ correctness }) => ({ points: Math.round(correctness) }),
    ...but,
  }) as unknown as GameMode;

const round = {
  empty: () => 0,
  add: (sum: number) => sum + 1,
  merge: (one: number, other: number) => one + other,
  conclude: (sum: number) => ({ verdict: sum }),
  settle: (_: unknown, score: { points: number }, verdict: number) => ({
    points: score.points * verdict,
  }),
};

describe('checkMode', () => {
  it('plays a mode that asks at the join, also beside groups', async () => {
    const by = ['number', 'pick', 'text'];
    const options = [...by.map((one) => ({ by: one })), { teams: true }];
    await checkMode(pledge as unknown as GameMode, { options });
  });

  it('finds a mode that takes it that everybody says something at the join', async () => {
    const trusting = broken({
      plan: () => ({ join: { form: { kind: 'number', least: 1, most: 9 }, label: 'How many?' } }),
      score: ({ join }) => ({ points: Number(join) }),
    });
    await expect(checkMode(trusting, { games: 50 })).rejects.toThrow('points are whole');
  });

  it('lets a mode pass that keeps the rules', async () => {
    await checkMode(broken({ round }), { games: 50 });
  });

  it('lets a mode pass whose verdict would be another one after a crash', async () => {
    const richest = broken({
      score: ({ correctness }) => ({ points: correctness === 1 ? 5 : 1 }),
      round: {
        ...round,
        add: (sum: number, { total }: { total: number }) => sum + total,
        settle: (_: unknown, { points }: { points: number }, all: number) => ({
          points: points + (all % 7),
        }),
      },
    });
    await checkMode(richest, { games: 300 });
  });

  it.each<[string, GameMode, string]>([
    ['a fraction', broken({ score: () => ({ points: 0.5 }) }), 'points are whole'],
    ['a clock', broken({ score: () => ({ points: Date.now() % 2 }) }), 'may not call now'],
    ['randomness', broken({ score: () => ({ points: Math.round(Math.random()) }) }), 'call random'],
    [
      'a global that changes',
      broken({
        score: () => {
          calls += 1;
          return { points: calls % 1000 };
        },
      }),
      'the same rows must give the same scores',
    ],
    [
      'a change of what it is given',
      broken({
        score(row) {
          (row as { total: number }).total = 0;
          return { points: 1 };
        },
      }),
      'read only',
    ],
    [
      'an error at what is rare',
      broken({
        score({ total }) {
          if (total < -1000) throw new Error('debts');
          return { points: 1 };
        },
      }),
      'debts',
    ],
    [
      'a sum that depends on the order',
      broken({ round: { ...round, add: (_, { question, player }) => question + Number(player) } }),
      'must come to the same',
    ],
    ['an `empty` that counts', broken({ round: { ...round, empty: () => 1 } }), '`empty`'],
    [
      'a `merge` that prefers one side',
      broken({ round: { ...round, merge: (one, other) => one || other * 2 } }),
      'merged with',
    ],
    [
      'a word that there is not',
      broken({
        round: { ...round, conclude: (sum) => ({ verdict: sum, say: [{ key: 'missing' }] }) },
      }),
      'every key is in `en`',
    ],
    [
      'a verdict that JSON does not keep',
      broken({
        round: { ...round, conclude: () => ({ verdict: Number.NaN }) },
      }),
      'points are whole',
    ],
    [
      'a memory that is too large',
      broken({ score: () => ({ points: 0, memory: 'x'.repeat(300) as unknown as null }) }),
      'a memory is JSON of 256',
    ],
  ])('finds %s', async (_, mode, rule) => {
    await expect(checkMode(mode, { games: 50 })).rejects.toThrow(rule);
  });

  it('names the seed by which the game is played again', async () => {
    const failing = broken({ score: ({ streak }) => ({ points: streak > 2 ? 0.5 : 1 }) });
    const error = await checkMode(failing).catch((thrown: Error) => thrown);
    const seed = Number(/seed (\d+)/.exec(String(error))?.[1]);
    await expect(checkMode(failing, { games: 1, seed })).rejects.toThrow('points are whole');
  });
});
