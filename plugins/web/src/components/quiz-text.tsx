import { useContext } from 'preact/hooks';
import { marked, type Words } from './marked.ts';
import { QuizLanguage } from './quiz-language.ts';

/** Words of the quiz: in their own language and direction, which need not be the page's. */
export function QuizText({ class: look, ...words }: { class: string } & Words) {
  return <span class={look} dir="auto" lang={useContext(QuizLanguage)} {...marked(words)} />;
}
