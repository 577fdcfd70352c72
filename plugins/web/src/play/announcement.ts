import type { GameState, Question } from '../../../../client/game-state.ts';
import type { Form, FormOption } from '../../../../server/protocol/form.ts';
import { letterOf } from '../components/option-face.tsx';
import { wordsOf } from '../game/answer-text.ts';
import { list } from '../words/numbers.ts';
import { t } from '../words/t.ts';

/**
 * A player's announcement for screen readers when the game moves on. Changes only with the phase.
 * @param isReceived whether the server has an answer that this window has sent
 */
export function announcement(state: GameState, isReceived = false): string {
  if (state.pausedAt !== undefined) return t('spoken.paused');
  const { you, question } = state;
  const isContest = state.points !== 0;
  switch (state.phase) {
    case 'lobby':
      return t('spoken.lobby', { name: you?.nickname ?? '' });
    case 'countdown':
      return t('spoken.ready');
    case 'question':
      return question ? asked(question) : '';
    case 'closed':
      return t('spoken.timeUp');
    case 'revealed': {
      const result = you?.result;
      if (!result) return '';
      const place = isContest && t('spoken.place', { rank: result.rank });
      const { reveal } = state;
      if (reveal?.graded === false)
        return joined(t(result.correct ? 'spoken.counted' : 'spoken.missed'), place);
      // Whoever said nothing, and perhaps only watched, was not wrong.
      const verdict = result.correct
        ? t('spoken.right')
        : (isReceived || you.answered) && t('spoken.wrong');
      const right = reveal?.text && t('spoken.theAnswer', { answer: reveal.text });
      const earned = isContest && verdict && t('spoken.points', { count: result.points });
      return joined(verdict, right, earned, place);
    }
    case 'finished':
      return joined(
        t('spoken.over'),
        isContest && you && t('spoken.came', { rank: you.rank }),
        isContest && you && t('spoken.points', { count: you.total }),
      );
  }
}

const joined = (...sentences: (string | false | undefined)[]): string =>
  sentences.filter(Boolean).join(' ');

const asked = ({ index, total, text, media, form }: Question): string =>
  joined(
    t('spoken.question', { number: index + 1, total }),
    text,
    media && t('spoken.picture', { alt: media.alt }),
    offered(form),
  );

/**
 * The choices on offer. A kind of form that offers something and does not say it does not compile.
 */
function offered(form: Form): string {
  switch (form.kind) {
    case 'pick':
      return `${form.options.map((option, index) => `${letterOf(index)}: ${wordsOf(option)}`).join('. ')}.`;
    case 'order':
      return t('spoken.order', { options: listed(form.options) });
    case 'match':
      return t('spoken.match', { left: listed(form.left), right: listed(form.right) });
    case 'point':
      return t('spoken.point', { alt: form.alt });
    case 'text':
      return t('spoken.text');
    case 'number':
      return form.unit === undefined
        ? t('spoken.number')
        : t('spoken.numberOf', { unit: form.unit });
  }
}

const listed = (options: readonly FormOption[]): string => list(options.map(wordsOf));
