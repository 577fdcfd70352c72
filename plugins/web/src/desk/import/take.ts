import { type GivenColumns, importFile } from '../api/files.ts';
import { createQuiz, patchQuiz, type QuizPatch, readQuiz } from '../api/quizzes.ts';
import { type Row, takenOf } from './rows.ts';

/** An import that is to become a quiz. */
export interface Taken {
  file: File;
  format: string | undefined;
  /** The host's reading of a table's columns. */
  columns?: GivenColumns | undefined;
  title: string;
  rows: Row[];
}

/** Letters and digits of a question's id. */
const ID_LENGTH = 10;

/**
 * Makes a quiz of what is good in a file, and of what was fixed by hand.
 * @returns its id, and whether it can be played
 * @throws ApiError
 */
export async function takeQuiz(taken: Taken): Promise<{ id: string; playable: boolean }> {
  const { file, format, columns, title, rows } = taken;
  const isStored = rows.some(({ index }) => index !== undefined);
  if (!isStored) {
    const questions = takenOf(rows).map(({ question }) => question);
    return createQuiz({ title, questions }, true);
  }
  // By the file itself: it may have pictures beside its questions.
  const { id } = await importFile(
    file,
    { format, title, columns, partial: true },
    () => {},
    new AbortController().signal,
  );
  if (id === undefined) throw new Error('the server has stored nothing');
  if (!rows.some(isChanged)) return { id, playable: true };
  const { value } = await readQuiz(id);
  const { value: changed } = await patchQuiz(
    id,
    patchOf(
      rows,
      value.questions.map((question) => question.id),
    ),
  );
  return { id, playable: changed.playable };
}

const isChanged = ({ isFixed, isLeftOut, index }: Row): boolean =>
  isFixed === true || (isLeftOut === true && index !== undefined);

/**
 * The differences between the rows and the file.
 * @param ids of the questions that the server has taken, in their order
 */
export function patchOf(rows: Row[], ids: string[]): QuizPatch {
  const questions: NonNullable<QuizPatch['questions']> = {};
  const order: string[] = [];
  for (const row of rows) {
    const { question, index, isFixed, isLeftOut } = row;
    const known = index === undefined ? undefined : ids[index];
    if (isLeftOut || !question) {
      if (known !== undefined) questions[known] = null;
      continue;
    }
    const id = known ?? freshId();
    if (isFixed) questions[id] = question;
    order.push(id);
  }
  return { questions, order };
}

function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(ID_LENGTH));
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join('');
}
