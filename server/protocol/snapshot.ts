import { z } from 'zod';
import { askView, besideView } from './asking.ts';
import { extraTime, questionIndex, serverTime } from './numbers.ts';
import {
  badge,
  comingView,
  groupPlace,
  newcomer,
  ownResult,
  place,
  playerView,
  questionView,
  revealStep,
  revealView,
  trouble,
  waitingView,
} from './views.ts';

export const versioned = z.object({
  version: z
    .int()
    .min(0)
    .describe('Counts transitions of the game; after a gap a client asks `sync`'),
});
export type Versioned = z.output<typeof versioned>;

export const ownState = playerView
  .extend({
    total: z.int(),
    rank: z.int().min(1),
    streak: z.int().min(0),
    group: z.string().exactOptional().describe('The name of the group that the player is in'),
    form: z.unknown().describe("The player's answer to `join`, by its form, if any").optional(),
    badges: z.array(badge).exactOptional().describe("The mode's facts about the player; at most 5"),
    status: z
      .literal('out')
      .exactOptional()
      .describe('The player is out of the game, and watches: answers are `ELIMINATED`'),
    time: extraTime.describe(
      "The player's extra time: a question closes for them at `openedAt + (closesAt - openedAt) * time`",
    ),
    answered: z
      .object({
        value: z.unknown(),
        given: z.unknown(),
        beside: z.unknown().describe('The value beside it, if any').optional(),
        receivedAt: serverTime,
      })
      .exactOptional()
      .describe(
        "The answer given to `question`, if any: `given` is the value by the question's form",
      ),
    asked: z
      .object({ value: z.unknown(), receivedAt: serverTime })
      .exactOptional()
      .describe("The player's answer to `ask`, if any"),
    early: z
      .object({ index: questionIndex, value: z.unknown(), receivedAt: serverTime })
      .exactOptional()
      .describe("The player's answer, given ahead, to the ask before the question `index`"),
    result: ownResult.exactOptional().describe('The result of `reveal`, if there is one'),
  })
  .describe("A player's own part");
/** A player's own part of a snapshot. */
export type OwnState = z.output<typeof ownState>;

const rosterView = playerView.extend({
  time: extraTime.describe("The player's extra time, as a factor"),
  badges: z.array(badge).exactOptional().describe("The mode's facts about the player; at most 5"),
});
/** A player as hosts see them. */
export type RosterView = z.output<typeof rosterView>;

export const snapshot = versioned
  .extend({
    protocol: z
      .string()
      .regex(/^\d+\.\d+$/)
      .describe('The version of this protocol, such as `1.0`'),
    pin: z.string().describe('Six digits'),
    title: z.string().describe("The quiz's"),
    mode: z
      .object({
        name: z.string(),
        title: z.string(),
        titles: z
          .record(z.string(), z.string())
          .exactOptional()
          .describe('In other languages than English, by their BCP 47 tags'),
      })
      .describe('The mode; `title` is for people'),
    language: z
      .string()
      .exactOptional()
      .describe(
        "Of the game's own words, as a BCP 47 tag: the quiz's, or the one that the host chose",
      ),
    phase: z.enum(['lobby', 'countdown', 'question', 'closed', 'revealed', 'finished']),
    pausedAt: serverTime
      .exactOptional()
      .describe('While the game is paused: when that began. Times to come are held as of then'),
    locked: z.boolean().describe('Whether nobody new may join'),
    now: serverTime.describe('Server time, ms since the epoch: it tells the offset to your clock'),
    players: z.int().min(0).describe('Number of players'),
    total: z.int().min(1).describe('Number of questions'),
    opensAt: serverTime.exactOptional().describe('In `countdown`: when the question opens'),
    coming: comingView
      .exactOptional()
      .describe('In `countdown`: which question it leads to, if that is not simply the first'),
    join: besideView
      .exactOptional()
      .describe('Until the first question opens: what players may `choose` for the whole game'),
    ask: askView.exactOptional().describe('In `countdown`: what the mode asks before the question'),
    question: questionView.exactOptional().describe('In `question`, `closed` and `revealed`'),
    answers: z.int().min(0).exactOptional().describe('Answers to that question so far'),
    reveal: revealView.exactOptional().describe('In `revealed` and `finished`: the last reveal'),
    step: revealStep
      .exactOptional()
      .describe("In `revealed`: which of the reveal's `steps` is on show; none yet if left out"),
    leaderboard: z
      .array(place)
      .exactOptional()
      .describe('In `revealed` and `finished`: the first ten'),
    groups: z
      .array(groupPlace)
      .exactOptional()
      .describe('In `revealed` and `finished`, where players are in groups: the best one first'),
    nextAt: serverTime.exactOptional().describe('In `revealed`: when the game moves on by itself'),
    podium: z.array(place).exactOptional().describe('In `finished`: the first three'),
    you: ownState
      .exactOptional()
      .describe("On /play, in acks and after something was missed: what is the player's own"),
    roster: z
      .array(rosterView)
      .exactOptional()
      .describe('On /host, in acks: who is in the game, the latest last; at most 200'),
    removed: z
      .array(playerView)
      .exactOptional()
      .describe(
        'On /host, in acks: whom the host has removed and not let back in, the latest last; at most 50',
      ),
    waiting: z
      .array(waitingView)
      .exactOptional()
      .describe('On /host, in acks: who waits to be let in, first come first; at most 200'),
    newcomers: z
      .array(newcomer)
      .exactOptional()
      .describe(
        'In acks in `lobby`: who came last, the latest last; at most 6 to a player, 300 to a big screen',
      ),
    channels: z
      .array(z.string())
      .exactOptional()
      .describe(
        'Names of the channels that players may join by, where the host has chosen some: see `GET /api/channels`. `web` is the browser',
      ),
    sound: z
      .boolean()
      .exactOptional()
      .describe(
        'On /host, in acks: what big screens were told last about their sound; left out before',
      ),
    points: z
      .literal(0)
      .exactOptional()
      .describe('There is nothing to be earned in the whole game, as in a poll'),
    waves: z.literal(false).exactOptional().describe('Nobody may `wave` in this game'),
    troubles: z
      .array(trouble)
      .exactOptional()
      .describe(
        'On /host, in acks: plugins that do not work in this game, as they were found; at most 20',
      ),
  })
  .describe('Everything a client needs to show the game as it is now');
/** Everything a client needs to show a game as it is now. */
export type Snapshot = z.output<typeof snapshot>;
