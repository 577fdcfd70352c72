import type { Snapshot } from '../protocol/snapshot.ts';

/**
 * The open question in a snapshot, unless the game is paused: its index, when it opened, and for how many
 * ms it has been open.
 */
export function openIn({
  phase,
  pausedAt,
  now,
  question,
}: Snapshot): [question: number, openedAt: number, since: number] | undefined {
  if (phase !== 'question' || pausedAt !== undefined || !question) return undefined;
  const { index, openedAt } = question;
  return [index, openedAt, Math.max(0, now - openedAt)];
}
