/** Asks of a mode besides questions. */
import { z } from 'zod';
import { form } from './form.ts';
import { serverTime } from './numbers.ts';

export const besideView = z
  .object({
    form,
    label: z.string().describe("The request, in the game's language"),
    stake: z
      .object({ free: z.int().min(0) })
      .exactOptional()
      .describe(
        "Of a number: at most the player's own total, or `free` where that is more; the form has no `most` then",
      ),
  })
  .describe('Something that the mode asks');
/** Something that the mode asks. */
export type BesideView = z.output<typeof besideView>;

export const askView = besideView
  .extend({
    openedAt: serverTime,
    closesAt: serverTime,
    closed: z.literal(true).exactOptional().describe('No more answers are taken'),
    first: z
      .int()
      .min(1)
      .exactOptional()
      .describe('Only so many, the first to answer, may answer the question then'),
    count: z.int().min(0).describe('Answers so far'),
  })
  .describe('The ask before a question: `answer` it with `step: "before"`');
/** An ask before a question. */
export type AskView = z.output<typeof askView>;
