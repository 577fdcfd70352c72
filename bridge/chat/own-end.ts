import type { QuestionView, Snapshot } from '../../server/plugin.ts';

/** When an open question closes for the player whose snapshot this is, ms since the epoch. */
export const ownEnd = (
  { you }: Pick<Snapshot, 'you'>,
  { openedAt, closesAt }: Pick<QuestionView, 'openedAt' | 'closesAt'>,
): number => openedAt + (closesAt - openedAt) * (you?.time ?? 1);
