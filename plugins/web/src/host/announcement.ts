import type { GameState } from '../../../../client/game-state.ts';
import { t } from '../words/t.ts';

/** The host's announcement for screen readers when the game moves on. */
export function announcement(state: GameState): string {
  if (state.pausedAt !== undefined) return t('news.paused');
  const { question, reveal } = state;
  switch (state.phase) {
    case 'lobby':
      return t('news.lobby', { count: state.players });
    case 'countdown':
      return t('news.coming');
    case 'question':
      return question
        ? t('news.question', {
            number: question.index + 1,
            total: question.total,
            text: question.text,
          })
        : '';
    case 'closed':
      return t('news.closed');
    case 'revealed':
      if (reveal?.graded === false) return t('news.answers');
      return reveal ? t('news.right', { answer: reveal.text }) : '';
    case 'finished':
      return t('news.over');
  }
}
