/**
 * Bodies of REST requests. Quizzes are read by `games/quiz-validation.ts`: their form hangs on
 * question types.
 */
import { z } from 'zod';
import { QUESTION_ID } from './quizzes.ts';

export const newGame = z.object({
  quizId: z.string().max(100),
  mode: z.string().max(40).optional().describe('The first of `GET /api/modes` when left out'),
  options: z
    .unknown()
    .optional()
    .describe("The core's options of a game, and those of the mode, in one object"),
});
export type NewGame = z.input<typeof newGame>;

export const flag = z.enum(['true', 'false']).default('false');

/** Items of a list on one page, at the most. */
export const MOST_LISTED = 200;

export const page = z.coerce.number<string>().int().min(1).max(1_000_000);
export const size = z.coerce.number<string>().int().min(1).max(MOST_LISTED).default(50);

export const quizzesQuery = z.object({
  q: z
    .string()
    .max(200)
    .optional()
    .describe(
      'Words, or parts of them, in title, description, tags and questions; case and accents do not count',
    ),
  tag: z.string().max(40).optional(),
  state: z.enum(['active', 'archived', 'deleted']).default('active'),
  sort: z.enum(['updated', 'created', 'title', 'played']).optional(),
  page: page.optional().describe('From 1; without it, all are listed'),
  size: size.describe('Of a page'),
});
export type QuizzesQuery = z.input<typeof quizzesQuery>;

export const dryQuery = z.object({ dry: flag.describe('`true` only counts: nothing is deleted') });

export const saveQuery = z.object({
  draft: flag.describe('`true` stores what is not complete yet, too: it cannot be played'),
});

const fields = z.record(z.string().max(200), z.unknown());

export const quizPatch = z
  .strictObject({
    title: z.string().nullish(),
    description: z.string().nullish(),
    language: z.string().nullish(),
    tags: z.array(z.string()).nullish(),
    cover: fields.nullish(),
    archived: z.boolean().optional(),
    order: z.array(z.string().max(16)).max(500).optional().describe('Ids of all questions'),
    questions: z
      .record(z.string().regex(QUESTION_ID), fields.nullable())
      .optional()
      .describe(
        'By id: a merge patch of a question that there is, a whole new one, or null to remove it',
      ),
  })
  .describe('a JSON Merge Patch (RFC 7396) of the quiz');
export type QuizPatch = z.input<typeof quizPatch>;

export const questionPatch = fields.describe('a JSON Merge Patch (RFC 7396) of the question');
export type QuestionPatch = z.input<typeof questionPatch>;

/** Answers that are tried at once, at the most. */
export const MOST_TRIED = 20;

export const questionCheck = z.object({
  question: fields,
  quizLanguage: z.string().min(2).max(35).default('en').describe('BCP 47'),
  language: z
    .string()
    .min(2)
    .max(35)
    .optional()
    .describe("BCP 47, of the reader: for the type's own words"),
  answers: z
    .array(z.union([z.number(), z.array(z.number()).max(100), z.string().max(1000)]))
    .max(MOST_TRIED)
    .optional()
    .describe('By the form, or as texts: those are read as a chat reads them'),
  options: z
    .array(z.string())
    .max(100)
    .optional()
    .describe('As far as they are written: rendered also while the question is not complete'),
});
export type QuestionCheck = z.input<typeof questionCheck>;

export const importQuery = z.object({
  format: z.string().max(40).optional().describe("A format's name; found out when left out"),
  name: z.string().max(300).optional().describe("The file's name: helps to find out, and to name"),
  title: z.string().trim().min(1).max(120).optional().describe("The quiz's title"),
  columns: z
    .string()
    .max(2000)
    .optional()
    .describe(
      "The fields of a table's columns, with commas between them: `question,answer 1,answer 2,,correct`; `field` of an answer names them so",
    ),
  headings: z.coerce
    .number<string>()
    .int()
    .min(0)
    .max(1_000_000)
    .default(1)
    .describe('With `columns`: the line of the headings, 0 where there are none'),
  dry: flag.describe('`true` only looks: nothing is stored'),
  partial: flag.describe('`true` takes what is good'),
});

export const mediaQuery = z.object({
  name: z.string().max(300).optional().describe("The file's name; what it is, its bytes say"),
});

export const exportQuery = z.object({
  format: z.string().max(40).default('json').describe("A format's name"),
  partial: flag.describe('`true` leaves out what the format has no words for'),
});
