/** What REST requests carry. Quizzes are read by `games/quiz-validation.ts`: their form hangs on question types. */
import { z } from 'zod';

export const newGame = z.object({
  quizId: z.string().max(100),
  mode: z.string().max(40).optional().describe('The first of `GET /api/modes` when left out'),
  options: z
    .unknown()
    .optional()
    .describe("The core's options of a game, and those of the mode, in one object"),
});
export type NewGame = z.input<typeof newGame>;

export const reportQuery = z.object({ format: z.enum(['json', 'csv']).default('json') });

const flag = z.enum(['true', 'false']).default('false');

export const importQuery = z.object({
  format: z.string().max(40).optional().describe("A format's name; found out when left out"),
  name: z.string().max(300).optional().describe("The file's name: helps to find out, and to name"),
  title: z.string().trim().min(1).max(120).optional().describe("The quiz's title"),
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
