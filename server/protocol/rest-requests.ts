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
