/** Files read in the test's own thread, as a server reads them in another. */

import * as catalogue from '../../plugins/formats/catalogue.ts';
import { order } from '../../plugins/order/order.ts';
import { boolean } from '../../plugins/question-types/boolean.ts';
import { multiple } from '../../plugins/question-types/multiple.ts';
import { number } from '../../plugins/question-types/number.ts';
import { single } from '../../plugins/question-types/single.ts';
import { text } from '../../plugins/question-types/text.ts';
import type { QuestionType } from '../../server/engine/question-type.ts';
import type { GivenColumns } from '../../server/formats/format.ts';
import { surest } from '../../server/formats/surest.ts';
import { Taker } from '../../server/formats/taker.ts';
import {
  examineQuestion,
  inSentences,
  MOST_QUESTIONS,
} from '../../server/games/quiz-validation.ts';

export const FORMATS = Object.values(catalogue);

const TYPES = [single, multiple, boolean, text, number, order] as unknown as QuestionType[];
const types = {
  typeOf: (name: string) => TYPES.find((type) => type.name === name),
  typeNames: TYPES.map(({ name }) => name),
};

export const bytesOf = (given: string | Uint8Array): Uint8Array =>
  typeof given === 'string' ? new TextEncoder().encode(given) : given;

/** Reads a file by the format that knows it, or that is named. */
export async function readFileOf(
  given: string | Uint8Array,
  extension = '',
  name?: string,
  columns?: GivenColumns,
) {
  const bytes = bytesOf(given);
  const format =
    name === undefined
      ? await surest(FORMATS, bytes, extension)
      : FORMATS.find((one) => one.name === name);
  if (!format) return { format: undefined, questions: [], lines: [], problems: [] };
  const found = await format.read(bytes, columns);
  const taker = new Taker({
    readQuestion: (question, say) => inSentences(examineQuestion(question, types), say),
    mostQuestions: MOST_QUESTIONS,
    largestQuiz: 1_000_000,
  });
  await taker.take(found.questions);
  const { quiz, lines, problems } = taker.quiz(found, '');
  return {
    format: format.name,
    title: quiz.title,
    columns: found.columns,
    sample: found.sample,
    quiz,
    questions: quiz.questions,
    lines,
    problems: [...found.problems, ...problems, ...taker.leftOver(found.questions.length)].toSorted(
      (a, b) => a.line - b.line,
    ),
  };
}

/** Problems as people read them. */
export const said = ({
  problems,
}: {
  problems: { line: number; message: string; suggestion?: string }[];
}) =>
  problems.map(
    ({ line, message, suggestion }) =>
      `Line ${line}: ${[message, suggestion].filter(Boolean).join(' ')}`,
  );
