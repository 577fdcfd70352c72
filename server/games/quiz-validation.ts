import { z } from 'zod';
import type { QuestionType } from '../engine/question-type.ts';
import { type Question, type Quiz, questionBase, quizBase } from '../engine/quiz.ts';
import { QRushError } from '../protocol/errors.ts';
import { isStorable } from '../records/storable.ts';

/** Questions of a quiz at the most. */
export const MOST_QUESTIONS = 500;

/** Problems a message lists; the rest is a number. */
const SHOWN_PROBLEMS = 5;

/** Code units of a problem that a message shows: some repeat what was sent. */
const LONGEST_PROBLEM = 200;

export const UNSTORABLE =
  'there is a character that cannot be stored: NUL, or half a surrogate pair';

const quizShape = z.strictObject({
  ...quizBase.shape,
  // Counted before they are looked at.
  questions: z
    .array(z.unknown())
    .min(1)
    .max(MOST_QUESTIONS)
    .pipe(z.array(z.record(z.string(), z.unknown()))),
});

/**
 * Reads a quiz from outside. Strict: a field that nobody knows is a problem, too, since it is most
 * likely a slip in a name.
 * @param typeOf finds a question type by name
 * @throws QRushError `BAD_QUIZ` that says where the problems are (questions count from 1)
 */
export function validateQuiz(
  raw: unknown,
  typeOf: (name: string) => QuestionType | undefined,
  typeNames: string[],
): Quiz {
  const given = readShape(raw);
  const types = { typeOf, typeNames };
  return wholeQuiz(
    given,
    given.questions.map((question) => examineQuestion(question, types)),
  );
}

/** A quiz whose questions are still to be read by their types. */
export type GivenQuiz = z.output<typeof quizShape>;

/** The first half of {@link validateQuiz}. @throws QRushError `BAD_QUIZ` */
export function readShape(raw: unknown): GivenQuiz {
  const shape = quizShape.safeParse(raw);
  if (!shape.success) throw badQuiz(shape.error.issues.map((issue) => describe(issue)));
  return shape.data;
}

/**
 * The second half of {@link validateQuiz}.
 * @param read what became of each question, in their order
 * @throws QRushError `BAD_QUIZ`
 */
export function wholeQuiz({ questions: _, ...about }: GivenQuiz, read: readonly Examined[]): Quiz {
  const problems = isStorable(about) ? [] : [UNSTORABLE];
  const questions = read.map((one, index) => {
    if ('question' in one) return one.question;
    problems.push(...one.issues.map((issue) => `question ${index + 1}: ${describe(issue)}`));
    return undefined;
  });
  if (problems.length > 0) throw badQuiz([...new Set(problems)]);
  return { ...about, questions: questions.filter((question) => question !== undefined) };
}

/** The question types that there are. */
export interface KnownTypes {
  typeOf(name: string): QuestionType | undefined;
  typeNames: string[];
}

/** The result of reading a question: read by its type, or the issues of the schemas. */
export type Examined = { question: Question } | { issues: z.core.$ZodIssue[] };

/** The result of reading a question, for people. @param say puts an issue of a schema into words */
export const inSentences = (
  read: Examined,
  say: (issue: z.core.$ZodIssue) => string,
): { question: Question } | { problems: string[] } =>
  'issues' in read ? { problems: read.issues.map(say) } : read;

/** Reads one question from outside, as strictly as {@link validateQuiz}. */
export function examineQuestion(
  given: Record<string, unknown>,
  { typeOf, typeNames }: KnownTypes,
): Examined {
  const base = questionBase.safeParse(given);
  const type = typeof given.type === 'string' ? typeOf(given.type) : undefined;
  const issues = base.success ? [] : [...base.error.issues];
  if (!type) return { issues: [...issues, unknownType(typeNames)] };
  // Markup is rendered here, and nowhere else.
  const own = Object.entries(given).filter(
    ([name]) => name !== 'rich' && !Object.hasOwn(questionBase.shape, name),
  );
  const fields = strict(type.fields).safeParse(Object.fromEntries(own));
  if (!fields.success) issues.push(...fields.error.issues);
  if (!base.success || !fields.success) return { issues };
  const question = { ...base.data, ...fields.data } as Question;
  return isStorable(question) ? { question } : { issues: [unstorable] };
}

const unstorable: z.core.$ZodIssue = {
  code: 'custom',
  path: [],
  input: undefined,
  message: UNSTORABLE,
  params: { core: 'unstorable' },
};

const unknownType = (known: string[]): z.core.$ZodIssue => ({
  code: 'invalid_value',
  path: ['type'],
  values: known,
  input: undefined,
  message: `expected one of ${known.join(', ')}`,
});

/** An object schema that refuses fields it does not name. */
function strict(schema: z.ZodType<object>): z.ZodType<object> {
  return schema instanceof z.ZodObject ? schema.strict() : schema;
}

function describe(issue: z.core.$ZodIssue): string {
  const [first, second, ...rest] = issue.path;
  const path =
    first === 'questions' && second !== undefined
      ? [`question ${Number(second) + 1}`, ...rest]
      : issue.path;
  const problem = path.length > 0 ? `${path.join('.')}: ${issue.message}` : issue.message;
  return problem.length <= LONGEST_PROBLEM ? problem : `${problem.slice(0, LONGEST_PROBLEM)} ...`;
}

function badQuiz(problems: string[]): QRushError {
  const shown = problems.slice(0, SHOWN_PROBLEMS).join('; ');
  const more = problems.length - SHOWN_PROBLEMS;
  return new QRushError('BAD_QUIZ', more > 0 ? `${shown}; and ${more} more problems` : shown);
}
