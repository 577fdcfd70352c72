import type { QuizProblem } from './model/server.ts';
import { atField } from './problem-words.ts';
import { HEAD, type QuizEditor } from './quiz-editor.ts';

/** The problems of one question, or of the quiz's head. */
export type Problems = readonly Pick<QuizProblem, 'path' | 'message'>[];

/** The problems of a question, as far as its author should see them by now. */
export function problemsOf(editor: QuizEditor, id: string): Problems {
  if (editor.isFresh(id)) return [];
  const check = editor.check.value;
  // The answer about what is being written is there before what is saved.
  if (check?.id === id) return check.result.problems;
  const { problems } = editor.autosave.server.value;
  return problems.filter(({ question }) => (question ?? HEAD) === id);
}

/** Everything that is wrong, in the order of the quiz. */
export function allProblems(editor: QuizEditor): { id: string; problems: Problems }[] {
  return [HEAD, ...editor.quiz.order]
    .map((id) => ({ id, problems: problemsOf(editor, id) }))
    .filter(({ problems }) => problems.length > 0);
}

/** The problem of just this field. */
export const problemAt = (problems: Problems, ...path: (string | number)[]): string | undefined =>
  said(problems.find((problem) => problem.path.join() === path.join()));

/** The problem of this field or anything in it. */
export const problemIn = (problems: Problems, ...path: (string | number)[]): string | undefined =>
  said(problems.find((problem) => path.every((step, index) => problem.path[index] === step)));

const said = (problem: Problems[number] | undefined): string | undefined =>
  problem && atField(problem.message);

/** Where in the form a field stands: see {@link focusField}. */
export const fieldName = (...path: (string | number)[]): { 'data-field': string } => ({
  'data-field': path.join('.'),
});

/** Moves the focus to a field, or to the nearest one around it. */
export function focusField(path: readonly (string | number)[]): void {
  for (let length = path.length; length > 0; length--) {
    const name = CSS.escape(path.slice(0, length).join('.'));
    const control = document.querySelector<HTMLElement>(
      `[data-field="${name}"] :is(input, textarea, select, button), :is(input, textarea, select, button)[data-field="${name}"]`,
    );
    if (!control) continue;
    control.focus();
    control.scrollIntoView({ block: 'center' });
    return;
  }
}
