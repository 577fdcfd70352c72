import type { Snapshot } from '../../server/protocol/snapshot.ts';
import type { QuestionView } from '../../server/protocol/views.ts';

/** The question that takes answers right now. */
export const openQuestion = ({ phase, pausedAt, question }: Snapshot): QuestionView | undefined =>
  phase === 'question' && pausedAt === undefined ? question : undefined;
