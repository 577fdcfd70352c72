import { z } from 'zod';
import { questionIndex } from './numbers.ts';

const when = z.iso.datetime();

/** How a finished game went, for hosts: everybody, every question, every answer. */
export const report = z
  .object({
    game: z.object({
      id: z.string(),
      pin: z.string(),
      title: z.string(),
      mode: z.string(),
      outcome: z.enum(['completed', 'ended']),
      createdAt: when,
      finishedAt: when,
    }),
    questions: z.array(
      z.object({
        index: questionIndex,
        text: z.string(),
        answers: z.int().min(0),
        right: z.int().min(0),
        graded: z
          .literal(false)
          .exactOptional()
          .describe('A question without right answers, as a poll is'),
        void: z
          .literal(true)
          .exactOptional()
          .describe('A host has ruled that it counts for nothing'),
      }),
    ),
    rulings: z
      .array(
        z.object({
          question: questionIndex,
          label: z.string().exactOptional().describe('Answers that read so'),
          correctness: z.number().min(0).max(1).exactOptional().describe('0 wrong to 1 right'),
          void: z.boolean().exactOptional().describe('Whether the question counts for nothing'),
          at: when,
          host: z
            .int()
            .exactOptional()
            .describe(
              'The number of the host: each who takes a game over has the next number, from 1',
            ),
        }),
      )
      .exactOptional()
      .describe("Hosts' rulings about answers, in this order"),
    players: z
      .array(
        z.object({
          rank: z.int().min(1),
          nickname: z.string(),
          channel: z.string(),
          group: z.string().exactOptional().describe('Its name, of a mode with groups'),
          total: z.int(),
          answers: z.array(
            z.object({
              question: questionIndex,
              answer: z.string().describe('In words'),
              right: z.boolean(),
              points: z.int(),
              seconds: z.number().describe('From the opening of the question'),
            }),
          ),
        }),
      )
      .describe('Best first'),
  })
  .describe('How a finished game went: everybody, every question, every answer');
export type Report = z.output<typeof report>;
