import type { GameState } from '../../../../client/game-state.ts';
import { t } from '../words/t.ts';

/** The host's announcement for screen readers when the game moves on. */
export function announcement(state: GameState): string {
  if (state.pausedAt !== undefined) return t('room.paused');
  const { question, reveal } = state;
  switch (state.phase) {
    case 'lobby':
      return t('room.lobby', { count: state.players });
    case 'countdown':
      return t('room.coming');
    case 'question':
      return question
        ? `${t('room.question', { number: question.index + 1, total: question.total })} ${question.text}`
        : '';
    case 'closed':
      return t('room.closed');
    case 'revealed':
      if (reveal?.graded === false) return t('room.answers');
      return reveal ? t('room.right', { answer: reveal.text }) : '';
    case 'finished':
      return t('room.over');
  }
}
