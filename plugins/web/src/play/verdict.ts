import type { SentAnswer } from '../../../../client/answering.ts';
import type { OwnResult } from '../../../../server/protocol/views.ts';
import type { IconName } from '../components/icon.tsx';

/** How a question ended for the player. */
export type Verdict = 'right' | 'partly' | 'wrong' | 'late' | 'missed' | 'counted';

export const ICONS: Record<Verdict, IconName> = {
  right: 'check',
  partly: 'check',
  wrong: 'close',
  late: 'clock',
  missed: 'clock',
  counted: 'people',
};

/**
 * @param stored whether the server has an answer of the player
 * @param sent what this window has sent to the question
 * @param graded whether the question has right answers
 */
export function verdictOf(
  stored: boolean,
  sent: SentAnswer | undefined,
  graded: boolean,
  result: OwnResult | undefined,
): Verdict {
  // Something may have arrived whose ack has not.
  const earned = result !== undefined && (result.correct || result.partly || result.points !== 0);
  if (!stored && !(sent && earned)) return sent && sent.status !== 'refused' ? 'late' : 'missed';
  if (!graded) return 'counted';
  if (result?.correct) return 'right';
  return result && (result.partly || result.points > 0) ? 'partly' : 'wrong';
}
