import type { Effect, State } from './state.ts';

/** The changes that an event makes to a state, and the effects that follow. */
export type Step = Partial<
  Pick<
    State,
    'phase' | 'locked' | 'grace' | 'ahead' | 'longer' | 'last' | 'graded' | 'rulings' | 'troubles'
  >
> & {
  effects: Effect[];
};
