import type { Effect, State } from './state.ts';

/** What an event changes of a state, and what the world has to do. */
export type Step = Partial<
  Pick<State, 'phase' | 'locked' | 'grace' | 'last' | 'graded' | 'rulings' | 'troubles'>
> & {
  effects: Effect[];
};
