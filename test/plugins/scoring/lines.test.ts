import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answersOf,
  merge,
  resultsOf,
  scoreAnswers,
  slice,
} from '../../../plugins/scoring/score-batch.ts';
import { defineMode, defineQuestionType, z } from '../../../server/plugin.ts';
import { scoringBatch } from '../../support/scoring-batches.ts';

/** Words that are the same whatever their case; those with an "a" are right. */
const words = defineQuestionType<object, string>({
  name: 'words',
  fields: z.object({}),
  form: () => ({ kind: 'text' }),
  parse: (_, value) => String(value),
  read: (_, text) => text,
  grade: (_, value) => (/a/i.test(value) ? 1 : 0),
  correct: () => 'a',
  correctText: () => 'a',
  label: (_, value) => value,
  line: (_, value) => ({ key: value.toLowerCase(), right: /a/i.test(value) }),
});
const mode = defineMode({
  name: 'plain',
  title: 'Plain',
  options: z.object({}),
  score: ({ correctness }) => ({ points: correctness, streak: 0 }),
});
const rules = {
  types: new Map([['words', words]]),
  modes: new Map([['plain', mode]]),
} as unknown as Parameters<typeof scoreAnswers>[0];

const batchOf = (values: string[]) =>
  scoringBatch(values, { question: { type: 'words', text: '?', limit: 20, points: 1 } });

describe('lines of the distribution', () => {
  it('count every answer once, under the most common writing, however the answers are shared out', () => {
    const typed = fc.array(
      fc.string({ unit: fc.constantFrom(...'abAB'), minLength: 1, maxLength: 2 }),
      {
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(typed, fc.integer({ min: 1, max: 20 }), (values, size) => {
        const batch = batchOf(values);
        const answers = answersOf(batch);
        const parts = [];
        for (let at = 0; at < values.length; at += size)
          parts.push(scoreAnswers(rules, slice(answers, at, at + size)));
        const { counts, right = [] } = resultsOf(batch, merge(parts));
        const times = (of: (value: string) => boolean) => values.filter(of).length;
        for (const [label, count] of counts) {
          expect(count).toBe(times((value) => value.toLowerCase() === label.toLowerCase()));
          for (const other of values)
            if (other.toLowerCase() === label.toLowerCase())
              expect(times((value) => value === other)).toBeLessThanOrEqual(
                times((value) => value === label),
              );
        }
        expect(counts.reduce((sum, [, count]) => sum + count, 0)).toBe(values.length);
        expect(right.toSorted()).toEqual(
          counts.flatMap(([label]) => (/a/i.test(label) ? [label] : [])).toSorted(),
        );
      }),
    );
  });

  it('count every part of an answer for itself, in its own words', () => {
    const letters = defineQuestionType<object, string>({
      ...words,
      line: (_, value) =>
        [...value].map((letter, at) => ({
          key: `${at}${letter}`,
          right: letter === 'a',
          label: letter,
        })),
    });
    const typed = fc.array(fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 3 }));
    fc.assert(
      fc.property(typed, (values) => {
        const types = new Map([['words', letters]]);
        const answers = answersOf(batchOf(values));
        const { counts, right = [] } = resultsOf(
          batchOf(values),
          scoreAnswers({ ...rules, types } as typeof rules, answers),
        );
        const timesOf = (letter: string) =>
          counts.reduce((sum, [label, count]) => sum + (label === letter ? count : 0), 0);
        for (const letter of 'abc')
          expect(timesOf(letter)).toBe(values.join('').split(letter).length - 1);
        expect(new Set(right)).toEqual(new Set(values.join('').includes('a') ? ['a'] : []));
      }),
    );
  });

  it('are a plain one where one of several fails', () => {
    const failing = defineQuestionType<object, string>({
      ...words,
      line: () => [{ key: 'a', label: 'a' }, { key: 7 as never }],
    });
    const types = new Map([['words', failing]]);
    const { counts, writings, refused } = scoreAnswers(
      { ...rules, types } as unknown as typeof rules,
      answersOf(batchOf(['x'])),
    );
    expect(counts).toEqual([['"x"', 1]]);
    expect(writings).toEqual([]);
    expect(refused.label).toBe(1);
  });
});
