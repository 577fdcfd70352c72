import { useEffect } from 'preact/hooks';
import { ApiError } from '../api/client.ts';
import { checkQuestion } from './api.ts';
import { questionOf } from './model/document.ts';
import { HEAD, type QuizEditor } from './quiz-editor.ts';

/** ms without a change before the server is asked. */
const PAUSE = 250;

/** Has the server look at the selected question while it is written: its form, its problems, tried answers. */
export function useLiveCheck(editor: QuizEditor): void {
  const id = editor.selected.value;
  const question = questionOf(editor.quiz, id);
  const language = `${editor.quiz.head.language ?? 'en'}`;
  const tried = editor.tried.value;
  useEffect(() => {
    if (id === HEAD || !question) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const check = { question, quizLanguage: language, answers: [...tried] };
        const result = await checkQuestion(check, stop.signal);
        editor.check.value = { id, tried, result };
      } catch (error) {
        // What cannot be asked now is asked again with the next change; saving says what is wrong.
        if (!stop.signal.aborted && !(error instanceof ApiError)) throw error;
      }
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [id, question, language, tried]);
}
