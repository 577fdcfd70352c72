import type { GameState, Question } from '../../../../client/game-state.ts';
import type { Form, FormOption } from '../../../../server/protocol/form.ts';
import { letterOf } from '../components/option-face.tsx';
import { wordsOf } from '../game/answer-text.ts';
import { list } from '../words/numbers.ts';
import { t } from '../words/t.ts';

/**
 * A player's announcement for screen readers when the game moves on. Changes only with the phase.
 */
export function announcement(state: GameState): string {
  if (state.pausedAt !== undefined) return t('spoken.paused');
  const { you, question } = state;
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
      const place = t('spoken.place', { rank: result.rank });
      const { reveal } = state;
      if (reveal?.graded === false)
        return `${t(result.correct ? 'spoken.counted' : 'spoken.missed')} ${place}`;
      const verdict = t(result.correct ? 'spoken.right' : 'spoken.wrong');
      const right = reveal?.text && t('spoken.theAnswer', { answer: reveal.text });
      return [verdict, right, t('spoken.points', { count: result.points }), place]
        .filter(Boolean)
        .join(' ');
    }
    case 'finished':
      return [
        t('spoken.over'),
        ...(you
          ? [t('spoken.came', { rank: you.rank }), t('spoken.points', { count: you.total })]
          : []),
      ].join(' ');
  }
}

const asked = ({ index, total, text, media, form }: Question): string =>
  [
    t('spoken.question', { number: index + 1, total }),
    text,
    media && t('spoken.picture', { alt: media.alt }),
    offered(form),
  ]
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
