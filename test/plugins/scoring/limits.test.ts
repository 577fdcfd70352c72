/** Values of modes and question types that are not valid: they get no further than the scoring. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersOf, merge, scoreAnswers } from '../../../plugins/scoring/score-batch.ts';
import type { GameMode, QuestionType, Row } from '../../../server/plugin.ts';
import { scoringBatch } from '../../support/scoring-batches.ts';

/** The mode's calls. */
let asked: Row[] = [];

/** Scores answers by a type and a mode that give these things for the middle one. */
function score(gives: { type?: object; mode?: unknown; grade?: unknown; label?: unknown }) {
  const type = {
    name: 'odd',
    grade: (_question: unknown, value: number) =>
      value === 1 && 'grade' in gives ? gives.grade : 1,
    label: (_question: unknown, value: number) =>
      value === 1 && 'label' in gives ? gives.label : 'all',
    ...gives.type,
  } as unknown as QuestionType;
  asked = [];
  const mode = {
    name: 'odd',
    score(row: Row) {
      asked.push(row);
      return row.value === 1 && 'mode' in gives ? gives.mode : { points: 10, streak: 2 };
    },
  } as unknown as GameMode;
  const batch = scoringBatch([0, 1, 2], {
    mode: 'odd',
    question: { type: 'odd', text: '?', limit: 20, points: 10 },
    index: 7,
    seed: 'seed:7',
    elapsed: [1, 2, 3],
    receivedAt: [11, 12, 13],
    streaks: [4, 5, 6],
    totals: [100, 200, -300],
  });
  const answers = answersOf(batch);
  const rules = { types: new Map([['odd', type]]), modes: new Map([['odd', mode]]) };
  return scoreAnswers(rules, answers);
}

const rows = ({ correctness, points, streaks }: ReturnType<typeof score>) =>
  [...correctness].map((grade, index) => [grade, points[index], streaks[index]]);

const oddNumber = fc.oneof(
  fc.constantFrom<unknown>(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e308),
  fc.constantFrom<unknown>(undefined, null, '12', 'x', [], {}, 1n, true, Promise.resolve(1)),
  fc.constantFrom<unknown>(0.5, 1_000_001, -1_000_001),
);

describe('a score', () => {
  it('counts when its points and streak are whole and within bounds', () => {
    const whole = fc.record({
      points: fc.integer({ min: -1_000_000, max: 1_000_000 }),
      streak: fc.integer({ min: 0, max: 1_000_000 }),
    });
    fc.assert(
      fc.property(whole, (mode) => {
        const scores = score({ mode });
        expect(rows(scores)[1]).toEqual([1, mode.points, mode.streak]);
        expect(scores.refused).toEqual({ grade: 0, score: 0, settle: 0, label: 0 });
      }),
    );
  });

  it('may leave the streak out: one more for what is all right, none for anything else', () => {
    expect(rows(score({ mode: { points: 7 } }))[1]).toEqual([1, 7, 6]);
    expect(rows(score({ mode: { points: 7 }, grade: 0.5 }))[1]).toEqual([0.5, 7, 0]);
    expect(rows(score({ mode: { points: 7 }, grade: 0 }))[1]).toEqual([0, 7, 0]);
  });

  it('is asked for with the whole row', () => {
    score({ grade: 0.25 });
    const row = (player: string, value: number, rest: object) => ({
      player,
      question: 7,
      value,
      correctness: 1,
      limit: 20_000,
      points: 10,
      questions: 10,
      seed: 'seed:7',
      group: undefined,
      distance: undefined,
      memory: null,
      ...rest,
    });
    expect(asked).toEqual([
      row('p0', 0, { elapsed: 1, receivedAt: 11, streak: 4, total: 100 }),
      row('p1', 1, { elapsed: 2, receivedAt: 12, streak: 5, total: 200, correctness: 0.25 }),
      row('p2', 2, { elapsed: 3, receivedAt: 13, streak: 6, total: -300 }),
    ]);
  });

  it('that is not valid earns no points, the streak is the usual one, and the others count', () => {
    const none = fc.oneof(
      oddNumber,
      oddNumber.map((points) => ({ points, streak: 2 })),
      oddNumber.filter((streak) => streak !== undefined).map((streak) => ({ points: 10, streak })),
      fc.constant({ points: 10, streak: -1 }),
    );
    fc.assert(
      fc.property(none, (mode) => {
        const scores = score({ mode });
        expect(rows(scores)).toEqual([
          [1, 10, 2],
          [1, 0, 6],
          [1, 10, 2],
        ]);
        expect(scores.refused).toEqual({ grade: 0, score: 1, settle: 0, label: 0 });
      }),
    );
  });
});

describe('a grade', () => {
  it('that is not valid is 0, and earns nothing', () => {
    const none = oddNumber.filter((value) => value !== 0.5);
    fc.assert(
      fc.property(none, (grade) => {
        const scores = score({ grade });
        expect(rows(scores)).toEqual([
          [1, 10, 2],
          [0, 0, 0],
          [1, 10, 2],
        ]);
        expect(scores.refused).toEqual({ grade: 1, score: 0, settle: 0, label: 0 });
      }),
    );
  });
});

describe('a label', () => {
  const throws = (_question: unknown, value: number) => {
    if (value === 1) throw new Error('a bug');
    return value === 2 ? ['all', 'more'] : ['all'];
  };

  it.each([
    ['label() gives a number', { label: 7 }, { all: 2, '1': 1 }],
    ['label() gives nothing', { label: undefined }, { all: 2, '1': 1 }],
    ['tally() throws', { type: { tally: throws } }, { all: 2, '1': 1, more: 1 }],
    ['tally() gives numbers', { type: { tally: () => ['all', 7] } }, { '0': 1, '1': 1, '2': 1 }],
  ])('is a plain one where %s, and the answer is as right as it was', (_what, gives, lines) => {
    const scores = score(gives);
    expect(rows(scores)).toEqual([
      [1, 10, 2],
      [1, 10, 2],
      [1, 10, 2],
    ]);
    expect(Object.fromEntries(scores.counts)).toEqual(lines);
    expect(scores.refused.label).toBeGreaterThan(0);
  });
});

it('what was refused in parts is refused in all', () => {
  const { refused } = merge([score({ mode: null }), score({ grade: 2, label: 1 }), score({})]);
  expect(refused).toEqual({ grade: 1, score: 1, settle: 0, label: 1 });
});
