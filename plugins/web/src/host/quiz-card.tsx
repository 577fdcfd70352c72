import { DeskIcon } from '../components/desk-icon.tsx';
import { counted } from '../components/wording.ts';
import type { QuizSummary } from './api.ts';

interface Props {
  quiz: QuizSummary;
  /** Its game is being created. */
  busy: boolean;
  disabled: boolean;
  onHost(): void;
}

export function QuizCard({ quiz, busy, disabled, onHost }: Props) {
  const titleId = `quiz-${quiz.id}`;
  return (
    <article class="card quiz-card">
      <h2 id={titleId}>{quiz.title}</h2>
      <p class="quiz-about">{quiz.description}</p>
      <p class="quiz-facts">
        <span class="chip">{counted(quiz.questions, 'question')}</span>
        <span class="chip">{languageName(quiz.language)}</span>
      </p>
      <button
        type="button"
        class="button primary"
        aria-describedby={titleId}
        disabled={disabled}
        onClick={onHost}
      >
        {busy ? <span class="spinner" aria-hidden="true" /> : <DeskIcon name="play" />}
        Host this quiz
      </button>
    </article>
  );
}

const names = new Intl.DisplayNames('en', { type: 'language' });

function languageName(tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
