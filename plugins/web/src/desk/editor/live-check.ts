import { useEffect } from 'preact/hooks';
import { ApiError } from '../api/client.ts';
import { checkQuestion } from './api.ts';
import { draftForm, optionTexts } from './draft-form.ts';
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
        const type = editor.typeOf(question);
        const options = optionTexts(type && draftForm(question, type, []));
        const check = { question, quizLanguage: language, answers: [...tried], options };
        const result = await checkQuestion(check, stop.signal);
        editor.check.value = { id, tried, result };
      } catch (error) {
        if (stop.signal.aborted) return;
        // A check that fails now is asked for again with the next change; saving says what is
        // wrong.
        if (!(error instanceof ApiError)) throw error;
        editor.check.value = undefined;
      }
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [id, question, language, tried]);
}
