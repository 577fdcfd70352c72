import { z } from 'zod';
import { type Question, quizBase } from '../engine/quiz.ts';
import { issueInWords, problemWords, type Reader } from '../formats/issue-words.ts';
import { type Examined, MOST_QUESTIONS } from '../games/quiz-validation.ts';
import { QRushError } from '../protocol/errors.ts';
import type { QuestionProblem, QuizProblem } from '../protocol/quizzes.ts';
import type { KeptQuestion, QuizContent } from '../records/contract.ts';
import { withIds } from '../records/question-ids.ts';

/** Problems that are told at once. */
const MOST_PROBLEMS = 200;

/**
 * The bounds of a draft: of the right form, and not boundless. A text too long for a quiz is kept,
 * and is a problem: nobody's words get lost.
 */
const draftShape = z.strictObject({
  title: z.string().trim().max(1000).default(''),
  description: z.string().trim().max(5000).default(''),
  language: z.string().trim().max(100).default(''),
  tags: z.array(z.string().trim().max(200)).max(100).default([]),
  cover: z
    .strictObject({ image: z.string().max(2000), alt: z.string().max(1000).default('') })
    .optional(),
  questions: z.array(z.record(z.string(), z.unknown())).max(MOST_QUESTIONS).default([]),
});

/** A draft that was looked at: good questions are read by their types, the others are as they came. */
export interface Draft {
  content: QuizContent;
  /** None: it is a whole quiz. */
  problems: QuizProblem[];
}

/**
 * Looks at a draft from outside.
 * @param examine reads a question by its type
 * @param readerOf who reads what is said of a question of this type
 * @throws QRushError `BAD_QUIZ` for what is none
 */
export async function readDraft(
  raw: unknown,
  examine: (question: Record<string, unknown>) => Promise<Examined>,
  readerOf: (type?: unknown) => Reader,
): Promise<Draft> {
  const shape = draftShape.safeParse(raw);
  if (!shape.success) {
    const [issue] = shape.error.issues;
    throw new QRushError('BAD_QUIZ', `${issue?.path.join('.') || 'quiz'}: ${issue?.message}`);
  }
  const { questions: given, language, tags, ...about } = shape.data;
  const head = {
    ...about,
    tags: [...new Set(tags)],
    language: language || quizBase.shape.language.parse(undefined),
  };
  const problems: QuizProblem[] = problemsIn(
    quizBase.safeParse(head).error?.issues ?? [],
    readerOf(),
  );
  if (given.length === 0)
    problems.push({ path: ['questions'], message: problemWords(readerOf()).noQuestions });
  const questions: KeptQuestion[] = [];
  for (const question of withIds(given)) {
    const read = await examine(question);
    if ('issues' in read)
      problems.push(
        ...problemsIn(read.issues, readerOf(question.type)).map((problem) => ({
          question: question.id,
          ...problem,
        })),
      );
    questions.push('question' in read ? (read.question as Question & { id: string }) : question);
  }
  return { content: { ...head, questions }, problems: problems.slice(0, MOST_PROBLEMS) };
}

/** The schemas' issues, for the author: each once. */
export function problemsIn(issues: readonly z.core.$ZodIssue[], reader: Reader): QuestionProblem[] {
  const problems = new Map<string, QuestionProblem>();
  for (const issue of issues) {
    const message = issueInWords(issue, reader);
    if (!problems.has(message)) problems.set(message, { path: pathOf(issue), message });
  }
  return [...problems.values()];
}

function pathOf(issue: z.core.$ZodIssue): (string | number)[] {
  const path = issue.path.filter((part) => typeof part !== 'symbol');
  return issue.code === 'unrecognized_keys' ? [...path, ...issue.keys.slice(0, 1)] : path;
}
