import type { Question } from '../../../../client/game-state.ts';
import { t } from '../words/t.ts';

/** The line above a question: its category, and that there is nothing to be earned. */
export const aboutOf = ({ category, points }: Question): string =>
  [category, points === 0 && t('shared.noPoints')].filter(Boolean).join(' · ');
