/** A finished game's report, a part at a time: each is worked out by the database, however big the game is. */
import { z } from 'zod';
import { channelReport, gameCredit } from './channels.ts';
import { questionIndex } from './numbers.ts';

const when = z.iso.datetime();
const count = z.int().min(0);
const share = z.number().min(0).max(1);
const seconds = z.number().min(0);
const rank = z.int().min(1);

/** Left out when there were no answers to reckon it from. */
const right = share
  .exactOptional()
  .describe('Right answers of those given, 0 to 1; left out where none counts');
const average = seconds
  .exactOptional()
  .describe('Seconds that an answer took, on average; left out where there is none');

export const playedGame = z.object({
  id: z.string(),
  pin: z.string(),
  title: z.string().describe("The quiz's"),
  quizId: z.string(),
  mode: z.string().describe('By its name: see `GET /api/modes`'),
  outcome: z.enum(['completed', 'ended']),
  trial: z.literal(true).exactOptional().describe('It was made to try things out'),
  createdAt: when,
  startedAt: when
    .exactOptional()
    .describe('When its first question opened, as its answers tell; left out where there is none'),
  finishedAt: when,
});
/** The game itself, in its report. */
export type PlayedGame = z.output<typeof playedGame>;

export const reportGroup = z.object({
  rank,
  name: z.string(),
  total: z.int().describe('As the mode adds up what its members have'),
  players: count,
  answers: count,
  right,
  seconds: average,
});
/** A group of players. */
export type ReportGroup = z.output<typeof reportGroup>;

export const reportOverview = z.object({
  game: playedGame,
  players: count.describe('Number of players'),
  questions: count.describe('Number of questions that were asked and count'),
  answers: count,
  answered: share.describe('Answers of those that there could have been, 0 to 1'),
  right,
  points: z.number().describe("Players' points, on average"),
  best: z
    .array(z.object({ rank, id: z.string(), nickname: z.string(), total: z.int() }))
    .describe('The first three'),
  seconds: average,
  channels: z.array(z.object({ name: z.string(), players: count })).describe('The largest first'),
  groups: z
    .array(reportGroup.pick({ rank: true, name: true, total: true, players: true }))
    .exactOptional()
    .describe('Of a mode with groups, the best first'),
});
/** How a game went, on one screen. */
export type ReportOverview = z.output<typeof reportOverview>;

export const reportQuestion = z.object({
  index: questionIndex,
  id: z.string().exactOptional().describe('In its quiz'),
  type: z.string(),
  text: z.string(),
  html: z.string().exactOptional().describe('The text as safe HTML, where it is marked up'),
  limit: z.number().describe('Seconds to answer'),
  asked: z.literal(false).exactOptional().describe('The game was over before'),
  graded: z
    .literal(false)
    .exactOptional()
    .describe('A question without right answers, as a poll is'),
  void: z.literal(true).exactOptional().describe('A host has ruled that it counts for nothing'),
  answers: count,
  absent: count.describe('Players who did not answer'),
  rightAnswers: count,
  right,
  credit: share
    .exactOptional()
    .describe('How right the answers were on average, 0 to 1; left out where there is none'),
  points: z.number().describe('Points of those who answered, on average'),
  seconds: average,
  median: seconds
    .exactOptional()
    .describe('Seconds that the answer in the middle took, rounded down to tenths'),
  times: z
    .object({
      width: z.number().describe('Seconds of a bar'),
      counts: z.array(count).describe('Answers by the time they took, from 0 on'),
    })
    .describe('When they answered'),
});
/** How a question went. */
export type ReportQuestion = z.output<typeof reportQuestion>;

export const reportQuestions = z.object({ questions: z.array(reportQuestion) });
export type ReportQuestions = z.output<typeof reportQuestions>;

export const reportLine = z.object({
  label: z.string().describe('An option, or how the answer reads'),
  html: z.string().exactOptional().describe('An option as safe HTML, where it is marked up'),
  count,
  correctness: share
    .exactOptional()
    .describe('How right it was in the end, 0 to 1; left out where nothing is graded'),
  right: z.literal(true).exactOptional().describe('An option that is right, or a right answer'),
  ruled: z.literal(true).exactOptional().describe('A host has ruled how right it is'),
});
/** An answer, and how many gave it. */
export type ReportLine = z.output<typeof reportLine>;

export const reportQuestionDetail = reportQuestion.extend({
  correct: z.string().exactOptional().describe('The right answer, in words'),
  explanation: z.string().exactOptional(),
  explanationHtml: z.string().exactOptional(),
  kind: z.string().describe("The form's: `pick`, `text` ..."),
  lines: z
    .array(reportLine)
    .describe(
      'Of `pick`, every option in its order; else the different answers, the most frequent first',
    ),
  total: count.describe('Lines on all pages'),
  page: z.int().min(1),
  pages: z.int().min(1),
});
/** How a question went, with what was answered. */
export type ReportQuestionDetail = z.output<typeof reportQuestionDetail>;

export const reportPlayer = z.object({
  id: z.string(),
  rank,
  nickname: z.string(),
  channel: z.string(),
  group: z.string().exactOptional().describe('Its name, of a mode with groups'),
  total: z.int(),
  answers: count,
  rightAnswers: count,
  right,
  seconds: average,
});
/** How a player did. */
export type ReportPlayer = z.output<typeof reportPlayer>;

export const reportPlayers = z.object({
  players: z.array(reportPlayer),
  total: count.describe('Players on all pages'),
  page: z.int().min(1),
  pages: z.int().min(1),
});
export type ReportPlayers = z.output<typeof reportPlayers>;

export const reportAnswer = z.object({
  index: questionIndex,
  text: z.string(),
  answer: z.string().exactOptional().describe('In words; left out by who did not answer'),
  seconds: seconds
    .exactOptional()
    .describe('That counted, from the opening of the question for this player'),
  correctness: share
    .exactOptional()
    .describe('0 wrong to 1 right; left out where nothing is graded'),
  points: z.int(),
  graded: z.literal(false).exactOptional(),
  void: z.literal(true).exactOptional(),
});
export const reportPlayerDetail = reportPlayer.extend({
  given: z.array(reportAnswer).describe('Of each question that was asked'),
});
/** A player's every answer. */
export type ReportPlayerDetail = z.output<typeof reportPlayerDetail>;

export const reportGroups = z.object({ groups: z.array(reportGroup).describe('The best first') });
export type ReportGroups = z.output<typeof reportGroups>;

export const reportChannel = z.object({
  name: z.string(),
  title: z.string().describe('The name of the channel for people'),
  players: count,
  answers: count,
  right,
  seconds: average,
  points: z.number().describe("Players' points, on average"),
  report: channelReport
    .exactOptional()
    .describe('Messages, their price, and how they arrived: where the channel says so'),
  credit: gameCredit.exactOptional(),
});
/** How the players of a channel did. */
export type ReportChannel = z.output<typeof reportChannel>;

export const reportChannels = z.object({
  channels: z.array(reportChannel),
});
export type ReportChannels = z.output<typeof reportChannels>;

const compared = reportQuestion.pick({
  index: true,
  answers: true,
  right: true,
  credit: true,
  seconds: true,
  median: true,
  graded: true,
  void: true,
});
export const comparison = z.object({
  games: z
    .tuple([reportOverview, reportOverview])
    .describe('The one that was asked for, and the other one'),
  questions: z
    .array(
      z.object({
        text: z.string(),
        one: compared.exactOptional(),
        other: compared.exactOptional(),
      }),
    )
    .describe(
      'By their ids in the quiz: one that only one game has asked is left out in the other',
    ),
});
/** Two games of one quiz, side by side. */
export type Comparison = z.output<typeof comparison>;
