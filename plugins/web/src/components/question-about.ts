import type { Question } from '../../../../client/game-state.ts';

/** The line above a question: its category, and that there is nothing to be earned. */
export const aboutOf = ({ category, points }: Question): string =>
  [category, points === 0 && 'No points'].filter(Boolean).join(' · ');
