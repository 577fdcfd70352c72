import type { SentAnswer } from '../../../../client/answering.ts';
import type { GameState } from '../../../../client/game-state.ts';
import type { OwnResult } from '../../../../server/protocol/views.ts';
import type { IconName } from '../components/icon.tsx';

/** How a question ended for the player. */
export type Verdict = 'right' | 'partly' | 'wrong' | 'late' | 'missed' | 'watched' | 'counted';

export const ICONS: Record<Verdict, IconName> = {
  right: 'check',
  partly: 'check',
  wrong: 'close',
  late: 'clock',
  missed: 'clock',
  watched: 'people',
  counted: 'people',
};

/**
 * @param stored whether the server has an answer of the player
 * @param sent what this window has sent to the question
 * @param graded whether the question has right answers
 * @param watches whether the player may not answer
 */
export function verdictOf(
  stored: boolean,
  sent: SentAnswer | undefined,
  graded: boolean,
  result: OwnResult | undefined,
  watches = false,
): Verdict {
  // Something may have arrived whose ack has not.
  const earned = result !== undefined && (result.correct || result.partly || result.points !== 0);
  if (!stored && !(sent && earned))
    return sent && sent.status !== 'refused' ? 'late' : watches ? 'watched' : 'missed';
  if (!graded) return 'counted';
  if (result?.correct) return 'right';
  return result && (result.partly || result.points > 0) ? 'partly' : 'wrong';
}

/** Whether the player may not answer the question on show: out of the game, or not among the few who may. */
export const isWatching = ({ you, question }: GameState): boolean =>
  you?.status === 'out' || question?.only?.every(({ id }) => id !== you?.id) === true;
