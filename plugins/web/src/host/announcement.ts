import type { GameState } from '../../../../client/game-state.ts';
import { counted } from '../components/wording.ts';

/** The host's announcement for screen readers when the game moves on. */
export function announcement(state: GameState): string {
  if (state.pausedAt !== undefined) return t('host.sayPaused');
  const { question, reveal } = state;
  switch (state.phase) {
    case 'lobby':
      return t('host.sayLobby', { count: state.players });
    case 'countdown':
      return t('host.sayComing');
    case 'question':
      return question
        ? t('host.sayQuestion', {
            number: question.index + 1,
            total: question.total,
            text: question.text,
          })
        : '';
    case 'closed':
      return t('host.sayClosed');
    case 'revealed':
      if (reveal?.graded === false) return t('host.sayAnswers');
      return reveal ? t('host.sayRight', { answer: reveal.text }) : '';
    case 'finished':
      return t('host.sayOver');
  }
}
