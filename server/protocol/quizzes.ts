/** Stored quizzes in REST. */
import { z } from 'zod';

/** The form of a question's id: clients may choose those of new ones. */
export const QUESTION_ID = /^[a-z0-9]{6,16}$/;

/** Days from a quiz's deletion in which it can be restored. */
export const RESTORABLE_DAYS = 30;

const when = z.iso.datetime();

const cover = z
  .object({ image: z.string(), alt: z.string() })
  .describe('A picture that stands for the quiz');

const aboutQuiz = {
  id: z.string(),
  revision: z.int().min(1).describe('Counts the edits; also its ETag'),
  title: z.string().describe('May be empty in a draft'),
  description: z.string(),
  language: z.string().describe('BCP 47'),
  tags: z.array(z.string()),
  cover: cover.exactOptional(),
  playable: z.boolean().describe('`false` for a draft: it is not complete'),
  shipped: z.boolean().describe('Whether it came with QRush'),
  createdAt: when,
  updatedAt: when,
  archivedAt: when.exactOptional(),
  deletedAt: when.exactOptional(),
};

export const quizSummary = z.object({
  ...aboutQuiz,
  questions: z.int().min(0).describe('Number of questions'),
  types: z.array(z.string()).describe('The types of its questions, each once'),
  played: z.int().min(0).describe('Number of finished games'),
  lastPlayedAt: when.exactOptional(),
});
export type QuizSummary = z.output<typeof quizSummary>;

export const quizList = z.object({
  quizzes: z
    .array(quizSummary)
    .describe('Without `page` and `sort`: shipped ones first, then the newest first'),
  total: z.int().min(0).describe('Quizzes on all pages'),
  page: z.int().min(1),
  pages: z.int().min(1),
  tags: z
    .array(z.object({ tag: z.string(), count: z.int().min(1) }))
    .describe('Tags of all quizzes in this `state`, the most frequent first; at most 200'),
});
export type QuizList = z.output<typeof quizList>;

const place = z.array(z.union([z.string(), z.number()]));

export const questionProblem = z.object({
  path: place.describe('The field it is about; empty for the whole'),
  message: z.string().describe("The problem, in a person's words"),
});
/** A problem of a question. */
export type QuestionProblem = z.output<typeof questionProblem>;

export const quizProblem = questionProblem.extend({
  question: z.string().exactOptional().describe('The id of the question it is about'),
});
/** A problem of a quiz, or of one of its questions. */
export type QuizProblem = z.output<typeof quizProblem>;

const warnings = z
  .array(quizProblem)
  .exactOptional()
  .describe(
    'Markup that is not shown as its author means it, such as a formula that cannot be read',
  );

export const storedQuiz = z.object({
  id: z.string(),
  questions: z.int().min(0).describe('Number of questions'),
  revision: z.int().min(1),
  playable: z.boolean(),
  warnings,
});
export type StoredQuiz = z.output<typeof storedQuiz>;

export const editableQuestion = z
  .looseObject({ id: z.string() })
  .describe('A question as `POST /api/quizzes` takes it; in a draft, as far as there is one');
export type EditableQuestion = z.output<typeof editableQuestion>;

export const editableQuiz = z.object({
  ...aboutQuiz,
  questions: z.array(editableQuestion),
  problems: z.array(quizProblem).describe('Why it cannot be played yet; at most 200'),
  warnings,
  owner: z.string().nullable().describe('The owner; null while there are no accounts'),
});
/** A quiz as it is edited. */
export type EditableQuiz = z.output<typeof editableQuiz>;

export const deletedQuiz = z.object({
  deletedAt: when,
  restorableUntil: when.describe('Then it is gone for good'),
});
export type DeletedQuiz = z.output<typeof deletedQuiz>;
