import type { GameState, Question } from '../../../../client/game-state.ts';
import type { Form, FormOption } from '../../../../server/protocol/form.ts';
import { letterOf } from '../components/option-face.tsx';
import { counted, ordinal, points } from '../components/wording.ts';
import { wordsOf } from '../game/answer-text.ts';

/**
 * A player's announcement for screen readers when the game moves on. Changes only with the phase.
 */
export function announcement(state: GameState): string {
  if (state.pausedAt !== undefined) return 'The game is paused.';
  const { you, question } = state;
  switch (state.phase) {
    case 'lobby':
      return `You are in, ${you?.nickname ?? ''}. Waiting for the host to start.`;
    case 'countdown':
      return 'Get ready. A question is coming.';
    case 'question':
      return question ? asked(question) : '';
    case 'closed':
      return "Time's up.";
    case 'revealed': {
      const result = you?.result;
      if (!result) return '';
      const place = `You are ${ordinal(result.rank)}.`;
      const { reveal } = state;
      if (reveal?.graded === false)
        return `${result.correct ? 'Your answer is in.' : 'No answer.'} ${place}`;
      const verdict = result.correct ? 'Right.' : 'Not right.';
      const right = reveal?.text ? `The answer: ${reveal.text}.` : '';
      return [verdict, right, `${counted(result.points, 'point')}.`, place]
        .filter(Boolean)
        .join(' ');
    }
    case 'finished':
      return you
        ? `The game is over. You came ${ordinal(you.rank)} with ${points(you.total)} points.`
        : 'The game is over.';
  }
}

const asked = ({ index, total, text, media, form }: Question): string =>
  [`Question ${index + 1} of ${total}.`, text, media && `Picture: ${media.alt}.`, offered(form)]
    .filter(Boolean)
    .join(' ');

/**
 * The choices on offer. A kind of form that offers something and does not say it does not compile.
 */
function offered(form: Form): string {
  switch (form.kind) {
    case 'pick':
      return `${form.options.map((option, index) => `${letterOf(index)}: ${wordsOf(option)}`).join('. ')}.`;
    case 'order':
      return `To put in order: ${listed(form.options)}.`;
    case 'match':
      return `To match: ${listed(form.left)}, with ${listed(form.right)}.`;
    case 'point':
      return `A place in this picture: ${form.alt}.`;
    case 'text':
      return 'Type your answer.';
    case 'number':
      return `Type a number${form.unit === undefined ? '' : ` of ${form.unit}`}.`;
  }
}

const listed = (options: readonly FormOption[]): string => options.map(wordsOf).join(', ');
