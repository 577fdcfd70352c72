import { useContext } from 'preact/hooks';
import { QuizLanguage } from './quiz-language.ts';

/** Words of the quiz: in their own language and direction, which need not be the page's. */
export function QuizText({ class: look, text }: { class: string; text: string }) {
  return (
    <span class={look} dir="auto" lang={useContext(QuizLanguage)}>
      {text}
    </span>
  );
}
