/** Events that clients send on the namespaces /play and /host. */
import { z } from 'zod';
import type { ErrorView } from './errors.ts';
import { TIME_FACTORS, USUAL_TIME } from './extra-time.ts';
import { hostCommands } from './host-commands.ts';
import { questionIndex } from './numbers.ts';
import type { HostResults, PlayResults } from './results.ts';
import { face, waveKind } from './views.ts';

export type { HostResults, PlayResults } from './results.ts';

const pin = z.string().regex(/^\d{6}$/, 'six digits');
const token = z.string().max(200);
const playerId = z.string().max(40);
const nothing = z.object({});
const preload = z
  .boolean()
  .optional()
  .describe(
    'Loads the `media` and `pictures` of `coming` ahead, and says when that is done by `loaded`',
  );
const loaded = z
  .object({ question: questionIndex })
  .describe('Has loaded what is shown with the question that is `coming`, or cannot');
const answer = z.object({ question: questionIndex, value: z.unknown() });

/** Schemas of what players send on /play. */
export const playRequests = {
  join: z
    .object({
      pin,
      nickname: z.string().max(200),
      token: token.optional().describe('With one, the sender is that player again'),
      device: z
        .string()
        .min(1)
        .max(64)
        .optional()
        .describe(
          'A random name that the client keeps for itself: by it a removed player is known again',
        ),
      returns: z
        .boolean()
        .optional()
        .describe(
          'The name is mine: when it is taken, ask the host to give me the seat. Needs a `device`',
        ),
      form: z
        .unknown()
        .describe(
          'To what is asked at the join (`join` in a snapshot), by its form, where that is known',
        )
        .optional(),
      preload,
    })
    .describe('Comes into a game, or back into it'),
  answer: answer
    .extend({
      step: z
        .literal('before')
        .optional()
        .describe('To what the mode asks before the question (`ask`): once, for good'),
      beside: z
        .unknown()
        .describe('To what the mode asks with the question (`beside`), by its form')
        .optional(),
      after: z
        .number()
        .min(0)
        .optional()
        .describe(
          'ms from the question on the screen to the answer: believed as far as the way through the network, as the server has measured it, allows',
        ),
    })
    .describe('Answers a question, or what is asked before it'),
  read: answer.describe(
    'Asks what an answer to the open question would be taken for, before it is sent',
  ),
  sync: nothing.describe('Brings a player up to date'),
  loaded,
  face: z.object({ face }).describe("Chooses a face; the nickname's own takes a choice back"),
  wave: z.object({ kind: waveKind }).describe('Waves to everybody in the game, once a second'),
  choose: z
    .object({ value: z.unknown().describe('By the form of `join` in a snapshot') })
    .describe(
      'Chooses something for the whole game, until the first question opens: the last choice holds',
    ),
  review: z
    .object({ from: questionIndex.optional().describe('The first question; 0 if left out') })
    .describe('Looks back on a finished game, 25 questions at a time'),
} as const;

/** Schemas of what hosts send on /host. */
export const hostRequests = {
  attach: z
    .object({
      pin,
      hostToken: token,
      watch: z
        .boolean()
        .optional()
        .describe('Without taking the game over from the host who has it'),
    })
    .describe(
      'Makes this socket the host who steers the game; with `watch: true` one who only sees it',
    ),
  screen: nothing.describe('Asks for what a big screen follows this game with'),
  follow: z
    .object({ pin, token: token.describe('From `screen`, in letters of any size'), preload })
    .describe(
      'Makes this socket a big screen: it sees the game as players do, and may send nothing but `sync` and `loaded`',
    ),
  sync: nothing.describe('Changes nothing: brings a host or a big screen up to date'),
  loaded,
  script: z
    .object({ from: questionIndex.optional().describe('The first question; 0 if left out') })
    .describe('Asks for the questions of the game with what is right, 10 questions at a time'),
  awaited: nothing.describe(
    'Asks who has not answered the open question. `QUESTION_NOT_OPEN` when there is none',
  ),
  sound: z
    .object({ on: z.boolean() })
    .describe('Turns the sound of all big screens of the game on or off'),
  ...hostCommands,
  kick: z
    .object({ playerId })
    .describe('Removes a player, and keeps out the token, the nickname and the device'),
  time: z
    .object({ playerId, factor: z.literal([USUAL_TIME, ...TIME_FACTORS]) })
    .describe(
      'Gives one player extra time for each question: 1.25, 1.5, 2 or 3 times the time that everybody has; 1 takes it away',
    ),
  unban: z.object({ playerId }).describe('Lets a removed player back in'),
  admit: z
    .object({ id: z.string().max(40).describe('From `waiting`'), yes: z.boolean() })
    .describe('Lets somebody in who waits, or does not'),
  hide: z
    .object({ index: questionIndex, label: z.string().max(400) })
    .describe(
      'Takes a typed answer out of the `distribution` of the question on show, for everybody: all get a `state` without it. `WRONG_PHASE` for another question, `BAD_PAYLOAD` for one with options',
    ),
  judge: z
    .object({
      index: questionIndex,
      label: z.string().max(400).optional().describe('Answers that read so, from `labels`'),
      correctness: z.number().min(0).max(1).optional().describe('0 wrong to 1 right'),
      void: z
        .boolean()
        .optional()
        .describe('The question counts for nothing; `false` takes that back'),
    })
    .refine(
      ({ label, correctness, void: isVoid }) =>
        isVoid === undefined
          ? label !== undefined && correctness !== undefined
          : label === undefined && correctness === undefined,
      'either "label" and "correctness", or "void"',
    )
    .describe(
      'Rules about a question that was revealed, while no question is open: all who answered so are right or wrong, or the question counts for nothing. Points, ranks and streaks follow for everybody, and the reveal comes again, `revised`. The opposite ruling takes it back',
    ),
  labels: z
    .object({
      index: questionIndex,
      after: z.string().max(400).optional().describe('The last `label` of the page before'),
    })
    .describe('Asks what different answers a question has, 200 at a time'),
  sweep: nothing.describe('Removes everybody from the lobby who is not there; they may come back'),
} as const;

/** The content of an ack: the result, or why there is none. */
export type Ack<Result extends object> = ({ ok: true } & Result) | { ok: false; error: ErrorView };

/** Client-to-server events with their acks, from request schemas and results. */
export type Requests<
  Schemas extends Record<string, z.ZodType>,
  Results extends Record<keyof Schemas, object>,
> = {
  [Name in keyof Schemas]: (
    payload: z.input<Schemas[Name]>,
    ack: (answer: Ack<Results[Name]>) => void,
  ) => void;
};
export type PlayClientEvents = Requests<typeof playRequests, PlayResults>;
export type HostClientEvents = Requests<typeof hostRequests, HostResults>;
