/** Which question a streak goes on from, where some have no right answers. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialState, reduce } from '../../../server/engine/reduce.ts';
import { lastGraded, type State } from '../../../server/engine/state.ts';
import { definitionOf, summaryOf } from './games.ts';

/** The state after these questions were scored; a poll is `false`. */
const scoredAfter = (kinds: boolean[], state: State = initialState(), first = 0): State =>
  kinds.reduce((before, isGraded, at) => {
    const question = first + at;
    const scoring = { name: 'scoring', question, openedAt: 0, closedAt: 1, ending: false } as const;
    const summary = { ...summaryOf(question), ...(!isGraded && { graded: false as const }) };
    const definition = definitionOf(first + kinds.length);
    const step = reduce(definition, { ...before, phase: scoring }, { type: 'scored', summary }, 2);
    if (!step) throw new Error('not scored');
    return step.state;
  }, state);

const kinds = fc.array(fc.boolean(), { maxLength: 12 });
const lastOf = (all: boolean[]) => {
  const last = all.lastIndexOf(true);
  return last < 0 ? undefined : last;
};

describe('the last graded question', () => {
  it('is the last one that has right answers', () => {
    fc.assert(
      fc.property(kinds, (all) => {
        expect(lastGraded(scoredAfter(all))).toBe(lastOf(all));
      }),
    );
  });

  it('is known of a game that was played half before polls were', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), kinds, (played, rest) => {
        const { graded: _, ...before } = scoredAfter(Array.from({ length: played }, () => true));
        const all = [...Array.from({ length: played }, () => true), ...rest];
        expect(lastGraded(scoredAfter(rest, before, played))).toBe(lastOf(all));
      }),
    );
  });
});
