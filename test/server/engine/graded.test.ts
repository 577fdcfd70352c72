/** The question that a streak continues from, where some have no right answers. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialState, reduce } from '../../../server/engine/reduce.ts';
import { lastGraded, type State } from '../../../server/engine/state.ts';
import { definitionOf, summaryOf } from './games.ts';

/** The state after these questions were scored; a poll is `false`. @param first the first one's number */
function scoredAfter(kinds: boolean[], before: State = initialState(), first = 0): State {
  const definition = definitionOf(first + kinds.length);
  let state = before;
  for (const [at, isGraded] of kinds.entries()) {
    const question = first + at;
    const phase = { name: 'scoring', question, openedAt: 0, closedAt: 1, ending: false } as const;
    const summary = { ...summaryOf(question), ...(!isGraded && { graded: false as const }) };
    const step = reduce(definition, { ...state, phase }, { type: 'scored', summary }, 2);
    if (!step) throw new Error('not scored');
    state = step.state;
  }
  return state;
}

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
