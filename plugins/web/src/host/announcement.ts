import type { GameState } from '../../../../client/game-state.ts';
import { counted } from '../components/wording.ts';

/** The host's announcement for screen readers when the game moves on. */
export function announcement(state: GameState): string {
  if (state.pausedAt !== undefined) return 'The game is paused.';
  const { question, reveal } = state;
  switch (state.phase) {
    case 'lobby':
      return `The lobby is open. ${counted(state.players, 'player')} joined.`;
    case 'countdown':
      return 'A question is coming.';
    case 'question':
      return question
        ? `Question ${question.index + 1} of ${question.total}. ${question.text}`
        : '';
    case 'closed':
      return 'The question is closed.';
    case 'revealed':
      if (reveal?.graded === false) return 'The answers are in.';
      return reveal ? `The right answer: ${reveal.text}.` : '';
    case 'finished':
      return 'The game is over.';
  }
}
