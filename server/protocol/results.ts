/** Additions to the acks of events on /play and /host. */
import { z } from 'zod';
import { channelLink } from './channels.ts';
import { awaited, scriptedQuestion } from './console.ts';
import { questionIndex, serverTime } from './numbers.ts';
import type { hostRequests, playRequests } from './requests.ts';
import { snapshot } from './snapshot.ts';
import { playerView, reviewedQuestion } from './views.ts';

const stateOnly = z.object({ state: snapshot });

/** Schemas of what the acks on /play add. */
export const playResults = {
  join: z.object({
    player: playerView,
    token: z.string().describe('Proves who the player is: `join` with it to come back'),
    state: snapshot,
  }),
  answer: z.object({ receivedAt: serverTime.describe('When the answer was stored') }),
  read: z.object({
    understood: z
      .string()
      .nullable()
      .describe('In words; null when it cannot be read, or is taken as it is'),
  }),
  sync: stateOnly,
  loaded: z.object({}),
  face: z.object({}),
  wave: z.object({}),
  choose: stateOnly,
  review: z.object({
    questions: z.array(reviewedQuestion).describe('In the order in which they were asked'),
    next: questionIndex.exactOptional().describe('`from` for the ones after these, if there are'),
  }),
} as const satisfies Record<keyof typeof playRequests, z.ZodObject>;

/** Schemas of what the acks on /host add, where that is more than `state`. */
export const hostResults = {
  screen: z.object({
    token: z.string().describe('Eight letters and digits, good as long as the `hostToken`'),
  }),
  follow: stateOnly.extend({
    joinUrl: z.string().describe('Where players join by a browser'),
    channels: z.array(channelLink).describe('Other ways in'),
  }),
  sync: stateOnly.extend({
    steers: z
      .boolean()
      .describe("Whether this host's commands are taken, or another one has taken over"),
  }),
  script: z.object({
    questions: z.array(scriptedQuestion).describe('In the order in which they are asked'),
    next: questionIndex.exactOptional().describe('`from` for the ones after these, if there are'),
  }),
  awaited,
  sound: z.object({}),
  loaded: z.object({}),
  labels: z.object({
    labels: z
      .array(
        z.object({
          label: z.string().describe('In words: the most common writing'),
          count: z.int().min(1),
          correctness: z.number().min(0).max(1).describe('0 wrong to 1 right, by rulings so far'),
        }),
      )
      .describe('The most frequent first; less than 200 when there are no more'),
  }),
  sweep: stateOnly.extend({ removed: z.int().min(0).describe('How many it were') }),
} as const;

/** The schema of what the ack to a host's event adds. */
export const hostResult = (name: keyof typeof hostRequests): z.ZodObject =>
  name in hostResults ? hostResults[name as keyof typeof hostResults] : stateOnly;

/** Additions to the acks on /play. */
export type PlayResults = {
  [Name in keyof typeof playResults]: z.output<(typeof playResults)[Name]>;
};

/** Additions to the acks on /host. */
export type HostResults = {
  [Name in keyof typeof hostRequests]: Name extends keyof typeof hostResults
    ? z.output<(typeof hostResults)[Name]>
    : z.output<typeof stateOnly>;
};
