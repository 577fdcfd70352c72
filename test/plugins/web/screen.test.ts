/** The big screen's own decisions: who stands where, what is told when, what is heard. */
import './support/page-words.ts';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOnce, largest } from '../../../plugins/web/src/screen/fit/search.ts';
import { cueOf } from '../../../plugins/web/src/screen/sound/cues.ts';
import { factsOf } from '../../../plugins/web/src/screen/steps/facts.ts';
import { momentsOf } from '../../../plugins/web/src/screen/steps/moments.ts';
import { listed, scenesOf, standingOf } from '../../../plugins/web/src/screen/steps/standing.ts';
import { after } from '../../../plugins/web/src/screen/steps/use-latest.ts';

const WEB = join(import.meta.dirname, '../../../plugins/web');

/** A board of these totals, the best first; ties share a rank. */
const boardOf = (totals: number[]) => {
  const sorted = totals.toSorted((one, other) => other - one);
  return sorted.map((total, index) => ({
    nickname: `Player ${index}`,
    total,
    rank: sorted.indexOf(total) + 1,
  }));
};

const board = fc
  .array(fc.integer({ min: -2, max: 6 }), { minLength: 0, maxLength: 10 })
  .map(boardOf);

describe('the podium', () => {
  it('has a step for each of the first three ranks that somebody has points for', () => {
    fc.assert(
      fc.property(board, (places) => {
        const { steps, rest } = standingOf(places);
        for (const { rank, places: shared } of steps)
          for (const place of shared) expect([place.rank, place.total > 0]).toEqual([rank, true]);
        const shown = [...steps.flatMap((step) => step.places), ...rest];
        expect(shown).toEqual(places.filter(({ total }) => total > 0));
      }),
    );
  });

  it('tells the steps from the last to the first, with a hush before the winner, and then the rest', () => {
    fc.assert(
      fc.property(board, (places) => {
        const standing = standingOf(places);
        const scenes = scenesOf(standing);
        const ranks = standing.steps.map(({ rank }) => rank);
        if (ranks.length === 0) {
          expect(scenes).toEqual([]);
          return;
        }
        expect(scenes.at(-1)).toMatchObject({ told: ranks.toReversed(), rest: true, hush: false });
        const hush = scenes.findIndex((scene) => scene.hush);
        expect(scenes[hush]?.told).not.toContain(1);
        expect(scenes[hush + 1]?.told.at(-1)).toBe(1);
        for (const [index, { told }] of scenes.entries())
          expect(told.slice(0, scenes[index - 1]?.told.length ?? 0)).toEqual(
            scenes[index - 1]?.told ?? [],
          );
      }),
    );
  });

  it('knows ties', () => {
    const ranks = (totals: number[]) =>
      standingOf(boardOf(totals)).steps.map(({ rank, places }) => [rank, places.length]);
    expect(ranks([9, 8, 7, 6])).toEqual([
      [1, 1],
      [2, 1],
      [3, 1],
    ]);
    expect(ranks([9, 8, 8, 6])).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(ranks([9, 9, 7, 7])).toEqual([
      [1, 2],
      [3, 2],
    ]);
    expect(ranks([9, 9, 9, 9])).toEqual([[1, 4]]);
    expect(ranks([9, 0, 0])).toEqual([[1, 1]]);
    expect(ranks([0, 0, -1])).toEqual([]);
    expect(listed(['Ana'])).toBe('Ana');
    expect(listed(['Ana', 'Ben'])).toBe('Ana and Ben');
    expect(listed(['Ana', 'Ben', 'Cleo', 'Dan'])).toBe('Ana, Ben, and 2 more');
  });
});

describe('a reveal', () => {
  it('takes its moments one after the other, and is done before the game goes on by itself', () => {
    const told = fc.record({ explanation: fc.string({ maxLength: 1000 }), hasBoard: fc.boolean() });
    const next = fc.option(fc.integer({ min: -1000, max: 60_000 }), { nil: undefined });
    fc.assert(
      fc.property(told, next, (given, nextIn) => {
        const moments = momentsOf(given, nextIn);
        expect(moments.map(({ moment }) => moment)).toEqual([
          'answer',
          ...(given.explanation ? ['explanation'] : []),
          ...(given.hasBoard ? ['board'] : []),
        ]);
        const before = moments.slice(0, -1).reduce((sum, { lasts }) => sum + lasts, 0);
        if (nextIn !== undefined) expect(before).toBeLessThanOrEqual(Math.max(0, nextIn) * 0.7);
      }),
    );
  });
});

describe('beside the board', () => {
  it('stands who climbed most, the closest race, and how many answered', () => {
    const leaderboard = boardOf([900, 800, 795, 100]);
    const before = boardOf([500, 400, 300, 200]).map((place, index) => ({
      ...place,
      nickname: `Player ${[1, 2, 0, 3][index]}`,
    }));
    expect(factsOf({ leaderboard, before, players: 30, answers: 28 })).toMatchObject([
      { label: 'Biggest climb', value: 'Player 0, up 2' },
      { label: 'Closest race', value: '5 points', note: 'between places 2 and 3' },
      { label: 'Of 30 players', value: '28 answered' },
    ]);
    expect(factsOf({ leaderboard: boardOf([5, 5]), players: 2 })).toEqual([]);
    // Nobody is close to anybody.
    expect(factsOf({ leaderboard: boardOf([1999, 1999, 900, 0]), players: 4 })).toEqual([]);
  });
});

describe('the latest to come', () => {
  it('come some at a time, until the latest of them all stand there, the latest first', () => {
    const MOST = 9;
    const people = fc.uniqueArray(fc.nat({ max: 60 }), { maxLength: 40 });
    fc.assert(
      fc.property(people, people, (before, now) => {
        const newcomers = (numbers: number[]) =>
          numbers.toSorted((one, other) => one - other).map((one) => ({ nickname: `P${one}` }));
        const settle = (shown: ReturnType<typeof newcomers>, all: ReturnType<typeof newcomers>) => {
          for (let times = 0; times < 20; times++) {
            const next = [...after(shown, all, MOST)];
            const known = new Set(shown.map(({ nickname }) => nickname));
            expect(next.filter(({ nickname }) => !known.has(nickname)).length).toBeLessThanOrEqual(
              3,
            );
            shown = next;
          }
          return shown;
        };
        const all = newcomers(before);
        const shown = settle(all.slice(-3).reverse(), all);
        expect(shown).toEqual(all.slice(-MOST).reverse());
        // Some have left, and others have come since.
        const later = newcomers([
          ...before.filter((one) => one % 5 > 0),
          ...now.map((one) => one + 100),
        ]);
        expect(settle(shown, later)).toEqual(later.slice(-MOST).reverse());
      }),
    );
  });
});

describe('what is heard', () => {
  const lobby = { phase: 'lobby', players: 1 } as const;
  const question = (index: number, answers = 0) =>
    ({ phase: 'question', players: 2, answers, question: { index } }) as never;

  it('follows from what has changed', () => {
    expect(cueOf(undefined, lobby)).toBeUndefined();
    expect(cueOf(lobby, lobby)).toBeUndefined();
    expect(cueOf(lobby, { ...lobby, players: 2 })).toBe('join');
    expect(cueOf({ ...lobby, players: 2 }, lobby)).toBeUndefined();
    expect(cueOf(lobby, question(0))).toBe('open');
    expect(cueOf(question(0), question(1))).toBe('open');
    expect(cueOf(question(0), question(0, 1))).toBe('answer');
    expect(cueOf(question(0), { ...lobby, phase: 'closed' })).toBe('close');
    expect(cueOf(question(0), { ...lobby, phase: 'revealed' })).toBe('reveal');
    expect(cueOf(lobby, { ...lobby, pausedAt: 1 })).toBe('pause');
    expect(cueOf({ ...lobby, pausedAt: 1 }, lobby)).toBe('resume');
  });
});

describe('fit', () => {
  it('finds the largest size that fits, within a step', () => {
    const sizes = fc.record({
      least: fc.integer({ min: 1, max: 4 }),
      more: fc.integer({ min: 0, max: 10 }),
      limit: fc.double({ min: 0, max: 20, noNaN: true }),
    });
    fc.assert(
      fc.property(sizes, ({ least, more, limit }) => {
        const most = least + more;
        const found = atOnce(largest(least, most, (size) => size <= limit));
        if (limit < least) {
          expect(found).toBe(least);
          return;
        }
        expect(found).toBeLessThanOrEqual(Math.min(limit, most));
        expect(found).toBeGreaterThan(Math.min(limit, most) - 1 / 16);
      }),
    );
  });
});

describe('the look', () => {
  it('that was picked to be light is the light theme', async () => {
    const valuesIn = (text = '') =>
      [...text.matchAll(/(--[\w-]+|color-scheme):\s*([^;]+);/g)].map(
        ([, name, value]) => `${name}: ${value}`,
      );
    const tokens = await readFile(join(WEB, 'src/design/tokens.css'), 'utf8');
    const [, light] = tokens.split('prefers-color-scheme: light');
    const bright = await readFile(join(WEB, 'src/design/light.css'), 'utf8');
    expect(valuesIn(bright)).toEqual(valuesIn(light));
    expect(valuesIn(bright).length).toBeGreaterThan(20);
  });

  it.each([
    ['screen', '.backdrop{'],
    ['stage', '.deck{'],
  ])('of /%s begins with what all pages share', async (name, own) => {
    const page = await readFile(join(WEB, `dist/en/${name}.html`), 'utf8');
    const shared = page.indexOf('--ground:');
    expect(shared).toBeGreaterThan(0);
    expect(page.indexOf(own)).toBeGreaterThan(shared);
  });
});
