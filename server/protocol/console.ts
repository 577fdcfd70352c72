/**
 * The hosts' view of a game besides everybody's: the questions to come, and the players who are
 * awaited.
 */
import { z } from 'zod';
import { form, right } from './form.ts';
import { extraTime, questionIndex } from './numbers.ts';
import { playerView } from './views.ts';

export const scriptedQuestion = z
  .object({
    index: questionIndex,
    text: z.string(),
    html: z.string().exactOptional().describe('`text` as HTML, where it is marked up'),
    language: z.string().exactOptional().describe('BCP 47 tag of the language that it is in'),
    form: form.describe('As players will see it: see [Forms](#forms)'),
    limit: z.number().describe('Seconds to answer'),
    right: z.string().describe('The right answer in words; empty where there is none'),
    answer: right.exactOptional().describe("The right answer, by the question's form"),
    explanation: z.string().exactOptional().describe('Why that is right'),
    explanationHtml: z.string().exactOptional().describe('The explanation as HTML'),
  })
  .describe('A question as its host sees it before it is asked: with what is right');
/** A question as its host sees it before it is asked. */
export type ScriptedQuestion = z.output<typeof scriptedQuestion>;

const count = z.int().min(0);

export const awaited = z
  .object({
    index: questionIndex,
    missing: count.describe('How many have not answered'),
    players: z
      .array(
        playerView.extend({
          time: extraTime.describe("The player's extra time, as a factor"),
          channel: z.string().describe('The channel by which the player takes part'),
          away: z
            .literal(true)
            .exactOptional()
            .describe('The player is not connected: the question does not wait for them'),
        }),
      )
      .describe('Those who have not answered, in the order of joining; at most 60'),
    channels: z
      .array(z.object({ name: z.string(), players: count, missing: count }))
      .describe('The same, counted by channel'),
    spread: z
      .array(count)
      .exactOptional()
      .describe(
        'How many chose each option so far, in the order that is shown; left out for a question without options to pick, and before anybody has answered',
      ),
  })
  .describe('Players who have not answered the open question yet');
/** Players who have not answered the open question yet. */
export type Awaited = z.output<typeof awaited>;
