import { z } from '../../../../server/plugin.ts';

/** Facts that the game knows, and the log of a simulator does not. */
export const facts = z
  .object({
    /** The questions that were asked. `number` is 1-based; `closesAt` in ms since the epoch. */
    questions: z.array(z.object({ number: z.number().int().min(1), closesAt: z.number() })),
    /** ms past a deadline in which a question on its way may still be seen. */
    grace: z.number().min(0).default(0),
    /** The limit for one user: messages at once, and ms for each in the long run. */
    pairInterval: z.number().min(0).default(6000),
    pairBurst: z.number().int().min(1).default(45),
    /** Messages a player may get beside one for each question. */
    extra: z.number().int().min(0).default(2),
    /** The texts of a user that are commands: each may get a reply. */
    commands: z
      .string()
      .default('^\\W*(join|play|name|help|hint|leave|stop|lang|\\d{3}[ -]?\\d{3})\\b'),
    /** ms between two hints to a user that nobody asked for. */
    hintPause: z.number().min(0).default(60_000),
    /** Of one message, in US$: the utility rate of Brazil, for an example. */
    price: z.number().min(0).default(0.0034),
  })
  .strict();

export type Facts = z.output<typeof facts>;
export type FactsInput = z.input<typeof facts>;
