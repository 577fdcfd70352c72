/** Events that the server sends by itself on the namespaces /play and /host. */
import { z } from 'zod';
import { questionIndex } from './numbers.ts';
import { snapshot, versioned } from './snapshot.ts';
import {
  groupPlace,
  newcomer,
  ownPlace,
  ownResult,
  place,
  questionView,
  revealView,
  waitingView,
  waveKind,
} from './views.ts';

export type { Versioned } from './snapshot.ts';

export const lobbyEvent = versioned
  .extend({
    players: z.int().min(0),
    joined: z
      .array(z.string())
      .exactOptional()
      .describe('Nicknames of those who joined since the last one; at most 20'),
    left: z
      .array(z.string())
      .exactOptional()
      .describe('Nicknames of those who left or were removed since the last one; at most 20'),
    faces: z
      .array(newcomer.required())
      .exactOptional()
      .describe('Players who have chosen a face since the last one; at most 20'),
  })
  .describe('Players joined or left');
export type LobbyEvent = z.output<typeof lobbyEvent>;

export const questionEvent = versioned.extend(questionView.shape).describe('A question opened');
/** A question opened. */
export type QuestionEvent = z.output<typeof questionEvent>;

export const answersEvent = versioned
  .extend({ index: questionIndex, count: z.int().min(0) })
  .describe(
    "How many have answered. With a version one above the open question's: the question has closed",
  );
/** How many have answered the open question. */
export type AnswersEvent = z.output<typeof answersEvent>;

export const askedEvent = versioned
  .extend({ index: questionIndex, count: z.int().min(0) })
  .describe('How many have answered what is asked before the question `index`');

export const revealEvent = versioned
  .extend({ ...revealView.shape, you: ownResult.exactOptional().describe('On /play only') })
  .describe(
    'The right answer; of typed answers the eight most frequent that no plugin keeps off the screen',
  );
/** The right answer; to a player, with their own result. */
export type RevealEvent = z.output<typeof revealEvent>;

export const leaderboardEvent = versioned
  .extend({
    index: questionIndex,
    top: z.array(place),
    groups: z
      .array(groupPlace)
      .exactOptional()
      .describe('Where players are in groups: the best one first'),
  })
  .describe('The first ten, after the question `index`');
/** The first ten, after a question. */
export type LeaderboardEvent = z.output<typeof leaderboardEvent>;

export const finishedEvent = versioned
  .extend({
    podium: z.array(place),
    groups: z
      .array(groupPlace)
      .exactOptional()
      .describe('Where players are in groups: the best one first'),
    you: ownPlace.exactOptional().describe('On /play only'),
  })
  .describe('The game is over');
/** The game is over; to a player, with their own place. */
export type FinishedEvent = z.output<typeof finishedEvent>;

/** Events to players and hosts alike. */
export const sharedEvents = {
  lobby: lobbyEvent,
  question: questionEvent,
  answers: answersEvent,
  asked: askedEvent,
  reveal: revealEvent,
  leaderboard: leaderboardEvent,
  finished: finishedEvent,
  state: snapshot.describe(
    "The game as it is now: countdown, pause, resume, lock; after something was missed also with a player's own `you`",
  ),
  beat: versioned.describe('Nothing new; a client that is behind asks `sync`'),
};

export const wavesEvent = z
  .object({
    counts: z
      .partialRecord(waveKind, z.int().min(1))
      .describe('How many of each kind since the last one'),
  })
  .describe('Players have waved; at most 4 a second, to players of large games fewer');
export type WavesEvent = z.output<typeof wavesEvent>;

export const playEvents = {
  waves: wavesEvent,
  ...sharedEvents,
  removed: z
    .object({ reason: z.enum(['kicked', 'replaced', 'closed']) })
    .describe(
      'The player is no longer in the game through this connection: `kicked` by the host, `replaced` as the player has joined elsewhere, `closed` as the server no longer has the game',
    ),
};

export const soundEvent = z
  .object({ on: z.boolean() })
  .describe('A host has turned the sound of all big screens on or off');
export type SoundEvent = z.output<typeof soundEvent>;

export const hostEvents = {
  waves: wavesEvent,
  sound: soundEvent,
  ...sharedEvents,
  removed: z.object({ reason: z.literal('closed') }).describe('The server no longer has the game'),
  waiting: z
    .array(waitingView)
    .describe(
      'Everybody who waits to be let in, first come first, whenever that changes, at most four times a second',
    ),
};

/** Server-to-client events as Socket.IO's types have them, from their schemas. */
type Sent<Schemas extends Record<string, z.ZodType>> = {
  [Name in keyof Schemas]: (event: z.output<Schemas[Name]>) => void;
};
export type SharedEvents = Sent<typeof sharedEvents>;
export type PlayServerEvents = Sent<typeof playEvents>;
export type HostServerEvents = Sent<typeof hostEvents>;
