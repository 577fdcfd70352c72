import type { GameState } from '../../../../client/game-state.ts';
import { counted, ordinal, points } from '../components/wording.ts';

/** What a screen reader should say when the game moves on. Changes only with the phase. */
export function announcement(state: GameState): string {
  if (state.pausedAt !== undefined) return 'The game is paused.';
  const { you, question } = state;
  switch (state.phase) {
    case 'lobby':
      return `You are in, ${you?.nickname ?? ''}. Waiting for the host to start.`;
    case 'countdown':
      return 'Get ready. The first question is coming.';
    case 'question':
      return question
        ? `Question ${question.index + 1} of ${question.total}. ${question.text}`
        : '';
    case 'closed':
      return "Time's up.";
    case 'revealed': {
      const result = you?.result;
      if (!result) return '';
      const place = `You are ${ordinal(result.rank)}.`;
      if (state.reveal?.graded === false)
        return `${result.correct ? 'Your answer is in.' : 'No answer.'} ${place}`;
      const verdict = result.correct ? 'Right.' : 'Not right.';
      return `${verdict} ${counted(result.points, 'point')}. ${place}`;
    }
    case 'finished':
      return you
        ? `The game is over. You came ${ordinal(you.rank)} with ${points(you.total)} points.`
        : 'The game is over.';
  }
}
