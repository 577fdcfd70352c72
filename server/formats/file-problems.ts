/** Problems of a file as a whole. */
import type { FileProblem, QuizFormat } from './format.ts';
import type { Failure } from './format-thread.ts';
import type { Unknown } from './tasks.ts';

const wholeFile = (message: string, suggestion: string): FileProblem => ({
  line: 1,
  severity: 'error',
  message,
  suggestion,
});

const CHOOSE = 'Choose the file with the questions.';

export const EMPTY_FILE = wholeFile('The file is empty.', CHOOSE);

export const NO_QUESTION = wholeFile('There is no question in the file.', CHOOSE);

const FAILURES: Record<Failure, FileProblem> = {
  throw: wholeFile(
    'The file cannot be read: it is damaged, or not what it seems to be.',
    'Save it again in the program that it comes from.',
  ),
  hang: wholeFile('Reading the file took too long.', 'Split it into smaller ones.'),
  memory: wholeFile('Reading the file took too much memory.', 'Split it into smaller ones.'),
};

export const failed = (failure: Failure): FileProblem => FAILURES[failure];

/** Of a file that no format knows. */
export function whatItIs({ other }: Unknown, formats: QuizFormat[]): FileProblem {
  if (other) return wholeFile(`This is ${other.kind}, not a quiz.`, other.fix);
  const titles = formats.map(({ title }) => title).join(', ');
  return wholeFile(
    'There are no questions in a form that is known.',
    `These are read: ${titles}. Name the format if it is one of them.`,
  );
}
