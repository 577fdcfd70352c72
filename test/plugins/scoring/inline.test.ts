/** Scoring without a thread: the same results, and never for what could hang. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classic } from '../../../plugins/modes/classic.ts';
import { boolean } from '../../../plugins/question-types/boolean.ts';
import { multiple } from '../../../plugins/question-types/multiple.ts';
import { single } from '../../../plugins/question-types/single.ts';
import { text } from '../../../plugins/question-types/text.ts';
import type { Owned } from '../../../plugins/scoring/culprit.ts';
import { scoreInline } from '../../../plugins/scoring/inline.ts';
import { ScoringPool } from '../../../plugins/scoring/pool.ts';
import { Quarantine } from '../../../plugins/scoring/quarantine.ts';
import type { GameMode, QuestionType } from '../../../server/plugin.ts';
import type { ScoringBatch } from '../../../server/services.ts';
import { scoringBatch } from '../../support/scoring-batches.ts';
import { buggy, plain } from './fixtures/rules.ts';

const quickBuggy = { ...buggy, name: 'quick-buggy', quick: true as const };
const types = [single, multiple, boolean, text, buggy, quickBuggy] as unknown as QuestionType[];
const modes = [classic, plain] as unknown as GameMode[];
const rules = {
  types: new Map(types.map((type) => [type.name, type])),
  modes: new Map(modes.map((mode) => [mode.name, mode])),
};

const batchOf = (question: object, values: unknown[], mode = 'classic'): ScoringBatch =>
  scoringBatch(values, {
    mode,
    modeOptions: { speed: true, streak: true },
    question: { text: '?', limit: 20, points: 1000, ...question } as ScoringBatch['question'],
    elapsed: values.map((_, index) => (index * 997) % 20_000),
    streaks: values.map((_, index) => index % 7),
  });

const options = ['a', 'b', 'c', 'd'];
const choice = { type: 'single', options, correct: [2] };

const allOwned: Owned = { type: () => true, mode: () => true };

/** Scores in place what it may, and notes what went to the pool instead. */
function scorer(most: number, owned: Owned = allOwned) {
  const pooled: number[] = [];
  const inline: number[] = [];
  const scoring = scoreInline({
    rules,
    owned,
    most,
    pool: {
      async score({ players }) {
        pooled.push(players.length);
        return { results: [], counts: [] };
      },
    },
    onScored: (answers) => inline.push(answers),
  });
  return { scoring, pooled, inline };
}

describe('scoring without a thread', () => {
  it('is for batches up to a size', async () => {
    const { scoring, pooled, inline } = scorer(3);
    await scoring.score(batchOf(choice, [0, 1, 2]));
    await scoring.score(batchOf(choice, [0, 1, 2, 3]));
    expect({ pooled, inline }).toEqual({ pooled: [4], inline: [3] });
  });

  it('is for types and modes that declare themselves quick', async () => {
    const { scoring, pooled, inline } = scorer(100);
    await scoring.score(batchOf({ type: 'text', accepted: ['a'] }, ['a']));
    await scoring.score(batchOf({ type: 'buggy' }, [{ does: 'hang' }, { does: 'right' }]));
    await scoring.score(batchOf(choice, [2, 2, 2], 'plain'));
    expect({ pooled, inline }).toEqual({ pooled: [1, 2, 3], inline: [] });
  });

  it.each([
    ['type', { type: () => false, mode: () => true }],
    ['mode', { type: () => true, mode: () => false }],
  ])('takes no word of a plugin that its %s is quick', async (_what, owned) => {
    const { scoring, pooled } = scorer(100, owned);
    await scoring.score(batchOf(choice, [1]));
    expect(pooled).toEqual([1]);
  });

  it('is for nothing when it is turned off', async () => {
    const { scoring, pooled } = scorer(0);
    await scoring.score(batchOf(choice, [1]));
    expect(pooled).toEqual([1]);
  });

  it('leaves a batch with an answer that throws to the pool', async () => {
    const { scoring, pooled, inline } = scorer(100);
    await scoring.score(batchOf({ type: 'quick-buggy' }, [{ does: 'right' }, { does: 'throw' }]));
    expect({ pooled, inline }).toEqual({ pooled: [2], inline: [] });
  });

  it('gives what the pool gives', async () => {
    const { scoring, pooled } = scorer(1000);
    const pool = new ScoringPool({
      size: 2,
      chunk: 3,
      deadline: () => 30_000,
      owned: allOwned,
      quarantine: new Quarantine(),
      onQuarantine: () => {},
      modules: () =>
        [
          'modes/classic',
          'question-types/single',
          'question-types/multiple',
          'question-types/boolean',
        ].map((path) => new URL(`../../../plugins/${path}.ts`, import.meta.url).href),
      onRetry: (failure) => {
        throw new Error(failure);
      },
      onScored: () => {},
      onPoisoned: () => {},
    });
    const option = fc.nat({ max: options.length - 1 });
    const several = fc
      .uniqueArray(option, { minLength: 1 })
      .map((chosen) => chosen.toSorted((a, b) => a - b));
    const questions = fc.oneof(
      fc.array(option).map((values) => batchOf(choice, values)),
      fc.array(several).map((v) => batchOf({ type: 'multiple', options, correct: [0, 2] }, v)),
      fc.array(fc.boolean()).map((values) => batchOf({ type: 'boolean', correct: true }, values)),
    );
    try {
      await fc.assert(
        fc.asyncProperty(questions, async (batch) => {
          const [here, there] = [await scoring.score(batch), await pool.score(batch)];
          expect(here.results).toEqual(there.results);
          expect(new Map(here.counts)).toEqual(new Map(there.counts));
        }),
      );
      expect(pooled).toEqual([]);
    } finally {
      await pool.close();
    }
  });
});
