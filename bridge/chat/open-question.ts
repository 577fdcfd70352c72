import type { QuestionView, Snapshot } from '../../server/plugin.ts';

/** The question that takes answers right now. */
export const openQuestion = ({ phase, pausedAt, question }: Snapshot): QuestionView | undefined =>
  phase === 'question' && pausedAt === undefined ? question : undefined;
