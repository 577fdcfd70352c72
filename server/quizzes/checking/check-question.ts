import { LONGEST_TYPED, type QuestionType } from '../../engine/question-type.ts';
import type { Question } from '../../engine/quiz.ts';
import { say } from '../../engine/words.ts';
import { problemWords, type Reader } from '../../formats/issue-words.ts';
import { type AskedType, guardType } from '../../games/guarded-type.ts';
import { examineQuestion } from '../../games/quiz-validation.ts';
import type { Form, FormValue } from '../../protocol/form.ts';
import { problemsIn } from '../drafts.ts';
import type { Checked, CheckTask } from './tasks.ts';

/** Characters of what a type says in words. */
const LONGEST_WORDS = 500;

/** A type's view of a question, and of answers to it. */
export function checkQuestion(
  type: QuestionType,
  { question: given, quizLanguage, language, answers, wanted }: CheckTask,
): Checked {
  const typeOf = (name: string) => (name === type.name ? type : undefined);
  const read = examineQuestion(given, { typeOf, typeNames: [type.name] });
  const reader = { wanted, translations: type.translations };
  if ('issues' in read) return { problems: problemsIn(read.issues, reader) };
  const question = { ...read.question, language: read.question.language ?? quizLanguage };
  const asked = guardType(type, true, () => {});
  const form = asked.form(question, language ?? question.language);
  const right = asked.right?.(question);
  const text = words(asked.correctText(question));
  return {
    problems: [],
    form,
    ...(right !== undefined && { right }),
    ...(text !== '' && { text }),
    ...(answers && {
      answers: answers.map((answer) => tried({ asked, question, form, reader }, answer)),
    }),
  };
}

type Tried = NonNullable<Checked['answers']>[number];

interface Trial {
  asked: AskedType;
  question: Question;
  form: Form;
  reader: Reader;
}

function tried(trial: Trial, answer: FormValue): Tried {
  const { asked, question, reader } = trial;
  const value = typeof answer === 'string' ? readText(trial, answer) : { is: answer };
  if (value.error !== undefined) return { error: value.error };
  if (value.is === undefined) return 'unread';
  const parsed = parse(asked, question, value.is);
  if (!parsed) return { error: problemWords(reader).noAnswer };
  const understood = asked.understood?.(question, answer);
  const grade = asked.graded === false ? undefined : (asked.grade?.(question, parsed.value) ?? 0);
  return {
    label: words(asked.label(question, parsed.value)),
    ...(understood !== undefined && { understood }),
    ...(grade !== undefined && { correctness: grade >= 0 && grade <= 1 ? grade : 0 }),
  };
}

/** As the type reads what is typed in a chat. */
function readText({ asked, question, form, reader }: Trial, text: string) {
  const { longAnswer, unclear } = problemWords(reader);
  if (text.length > LONGEST_TYPED)
    return { error: say({ key: longAnswer, params: { count: LONGEST_TYPED } }, undefined) };
  const value = asked.read?.(question, text);
  if (value !== undefined) return { is: value };
  if ((asked.fits?.(question, text) ?? []).length > 1) return { error: unclear };
  return { is: form.kind === 'text' ? text : undefined };
}

function parse(
  asked: AskedType,
  question: Question,
  value: unknown,
): { value: unknown } | undefined {
  try {
    return { value: asked.parse(question, value) };
  } catch {
    return undefined;
  }
}

const words = (text: string): string => text.slice(0, LONGEST_WORDS).toWellFormed();
