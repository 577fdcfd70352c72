/** More time for a question that is open. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { controls } from '../../../server/engine/controls.ts';
import { initialState, reduce } from '../../../server/engine/reduce.ts';
import type { Phase, State } from '../../../server/engine/state.ts';
import { definitionOf } from './games.ts';

const two = definitionOf(2);
const open: Phase = { name: 'open', question: 0, openedAt: 3000, closesAt: 13_000 };
const stateOf = (phase: Phase): State => ({ ...initialState(), phase });
const extended = (state: State, seconds: number, now: number) =>
  reduce(two, state, { type: 'extend', seconds }, now);

it('adds to the deadline as often as the host likes, and the question comes again each time', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 10 }), (times) => {
      let state = stateOf(open);
      for (const seconds of times) {
        const next = extended(state, seconds, 5000);
        expect(next?.pending).toMatchObject([
          { effect: { do: 'announce-question', question: 0, again: true } },
        ]);
        state = next?.state as State;
      }
      const closesAt = 13_000 + times.reduce((sum, one) => sum + one, 0) * 1000;
      expect(state.phase).toEqual({ ...open, closesAt });
      // Those who answer from slow channels are waited for as long after the new deadline.
      const slow = { ...state, grace: 30_000 };
      expect(controls(two, slow)).toMatchObject({
        gate: { status: 'open', closesAt, until: closesAt + 30_000 },
        dueAt: closesAt + 30_001,
      });
    }),
  );
});

it('counts from now when the deadline has passed and answers on their way are waited for', () => {
  expect(extended(stateOf(open), 10, 13_400)?.state.phase).toEqual({ ...open, closesAt: 23_400 });
});
