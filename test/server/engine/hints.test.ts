/** Hints of an open question: when each is shown, and that a pause moves them. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { controls } from '../../../server/engine/controls.ts';
import { hintsShown } from '../../../server/engine/hints.ts';
import { initialState, reduce } from '../../../server/engine/reduce.ts';
import type { Definition, Event, State } from '../../../server/engine/state.ts';
import { definitionOf } from './games.ts';

const withHints = (...after: number[]): Definition => ({
  ...definitionOf(1, { countdown: 0 }),
  plan: { turn: { hints: after.map((seconds) => ({ after: seconds, text: `${seconds}` })) } },
});

/** The hints shown of an open question. */
function shownIn(definition: Definition, { phase }: State): string[] {
  const open = phase.name === 'paused' ? phase.inner : phase;
  return open.name === 'open' ? hintsShown(definition, open) : [];
}

it('each hint is shown when it is due, and none after the deadline, whatever the pauses', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { maxLength: 5 }),
      fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 6 }),
      (seconds, pauses) => {
        const after = seconds.toSorted((one, other) => one - other);
        const definition = withHints(...after);
        let state = initialState();
        let now = 1000;
        const happen = (event: Event): boolean => {
          const next = reduce(definition, state, event, now)?.state;
          if (next) state = next;
          return next !== undefined;
        };
        happen({ type: 'start' });
        let paused = 0;
        const closesAfter = 10;
        const seen: string[] = [];
        for (;;) {
          const { dueAt } = controls(definition, state);
          if (dueAt === null || state.phase.name !== 'open') break;
          const pause = pauses.pop();
          if (pause !== undefined) {
            happen({ type: 'pause' });
            now += pause;
            paused += pause;
            happen({ type: 'resume' });
            continue;
          }
          now = dueAt - 1;
          expect(happen({ type: 'due' })).toBe(false);
          now = dueAt;
          expect(happen({ type: 'due' })).toBe(true);
          const shown = shownIn(definition, state);
          if (shown.length <= seen.length) break;
          expect(now).toBe(1000 + paused + Number(shown.at(-1)) * 1000);
          seen.push(shown.at(-1) as string);
        }
        expect(seen).toEqual(after.filter((one) => one < closesAfter).map(String));
        expect(state.phase.name).toBe('scoring');
      },
    ),
  );
});
