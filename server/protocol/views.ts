/** Players, questions and results as clients see them. */
import { z } from 'zod';
import { besideView } from './asking.ts';
import { FACES } from './face.ts';
import { form, formKind, right } from './form.ts';
import { questionIndex, serverTime } from './numbers.ts';

/** The same text marked up; clients that show no HTML show the plain one beside it. */
const html = z
  .string()
  .exactOptional()
  .describe('`text` as HTML, where it is marked up: see [Marked-up texts](#marked-up-texts)');

const explanation = z
  .string()
  .exactOptional()
  .describe('Why that is right, as the author explains it');
const explanationHtml = z
  .string()
  .exactOptional()
  .describe('The explanation as HTML, where it is marked up');

const rank = z.int().min(1).describe('1 is the best; a tie shares a rank');
const total = z.int().describe('Points so far');

export const why = z
  .enum(['approval', 'name', 'returns'])
  .describe(
    'Why somebody waits for the host: every name is approved (`approval`), this one is doubtful (`name`), or somebody says that they are a player who is in already (`returns`)',
  );
export type Why = z.output<typeof why>;

export const bucket = z
  .object({
    label: z.string(),
    count: z.int().min(0),
    right: z
      .literal(true)
      .exactOptional()
      .describe('The answer is right, though no right answer is written like it'),
  })
  .describe('One line of the answer distribution shown at the reveal');
/** A line of the distribution: an answer in words, and how many gave it. */
export type Bucket = z.output<typeof bucket>;

export const face = z
  .int()
  .min(0)
  .max(FACES - 1)
  .describe('A face, by its number: see [Faces](#faces)');

const chosenFace = face
  .exactOptional()
  .describe('The face that the player has chosen; left out where it follows from the nickname');

export const playerView = z.object({ id: z.string(), nickname: z.string(), face: chosenFace });
/** A player as others see them. */
export type PlayerView = z.output<typeof playerView>;

export const waitingView = z
  .object({ id: z.string(), name: z.string(), why })
  .describe('Somebody who waits for the host');
export type WaitingView = z.output<typeof waitingView>;

export const trouble = z
  .object({
    plugin: z.string(),
    what: z.enum(['mode', 'type']).describe('The part of it'),
    name: z.string().describe('The name of the mode or question type'),
    message: z.string().describe('The problem and its effect, as a sentence'),
    failure: z
      .enum(['hang', 'memory', 'exit', 'throw'])
      .exactOptional()
      .describe(
        'How it fails to score answers: it takes too long, or too much memory, ends the threads, or throws',
      ),
  })
  .describe('A plugin that does not work in this game');
export type Trouble = z.output<typeof trouble>;

const aboutMedia = {
  alt: z.string().describe('Describes the picture or sound, for people who cannot see or hear it'),
  credit: z.string().exactOptional().describe('The credit'),
};

const captions = z
  .string()
  .exactOptional()
  .describe('Its captions as WebVTT: a path on this server');

const mediaView = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('picture'),
    image: z.string(),
    width: z.int().exactOptional().describe('Pixels, where they are known'),
    height: z.int().exactOptional(),
    ...aboutMedia,
  }),
  z.object({ kind: z.literal('audio'), audio: z.string(), captions, ...aboutMedia }),
  z.object({ kind: z.literal('video'), video: z.string(), captions, ...aboutMedia }),
]);
/** A picture, a sound or a video that is shown with a question. */
export type MediaView = z.output<typeof mediaView>;

export const questionView = z
  .object({
    index: questionIndex,
    total: z.int().min(1).describe('Number of questions in the game'),
    type: z.string(),
    text: z.string(),
    html,
    category: z.string().exactOptional().describe('A small line above the question'),
    difficulty: z.enum(['easy', 'medium', 'hard']).exactOptional(),
    credit: z
      .string()
      .exactOptional()
      .describe('Where the question or its picture comes from: a small line below it'),
    points: z
      .literal(0)
      .exactOptional()
      .describe('There is nothing to be earned; left out for questions that earn points'),
    language: z
      .string()
      .exactOptional()
      .describe('BCP 47 tag of the language that the question and its options are in'),
    form: form.describe('The shape of the question, and of an answer: see [Forms](#forms)'),
    options: z
      .array(z.string())
      .exactOptional()
      .describe("The texts of the form's options, for clients that know no forms"),
    media: mediaView.exactOptional(),
    beside: besideView
      .exactOptional()
      .describe("The mode's ask beside it: sent with the answer, as `beside`"),
    only: z
      .array(z.object({ id: z.string(), nickname: z.string() }))
      .exactOptional()
      .describe('The players who may answer; everybody, where it is left out'),
    hints: z
      .array(z.string())
      .exactOptional()
      .describe('The hints shown by now: the question comes again with each'),
    overtime: z
      .literal(true)
      .exactOptional()
      .describe(
        "Everybody's time is over: only players with extra time (`you.time`) can still answer",
      ),
    openedAt: serverTime,
    closesAt: serverTime,
  })
  .describe('A question as players see it: nothing in it tells the right answer');
/** A question as players see it: nothing in it tells the right answer. */
export type QuestionView = z.output<typeof questionView>;

const { text, category, difficulty, credit, language } = questionView.shape;
export const comingView = z
  .object({
    index: questionIndex,
    text: text.exactOptional(),
    html,
    category,
    difficulty,
    credit,
    language,
    media: mediaView.exactOptional(),
    points: z
      .int()
      .min(0)
      .exactOptional()
      .describe('While it is read: what the quiz says that a perfect answer is worth'),
    kind: formKind.exactOptional().describe('While it is read: the kind of its form'),
    options: z
      .int()
      .min(0)
      .exactOptional()
      .describe('While it is read: how many options there will be to pick from'),
    shownAt: serverTime
      .exactOptional()
      .describe(
        'It is there to be read since then, and until `opensAt`; with `loads` 3 seconds longer at the most',
      ),
    loads: z
      .literal(true)
      .exactOptional()
      .describe(
        'It opens when all have its `media` and `pictures` who said that they `preload`: see `loaded`',
      ),
    held: z
      .literal(true)
      .exactOptional()
      .describe(
        'Players in chats get it first: it opens when half of them have it, 3 seconds later at the most',
      ),
    pictures: z
      .array(z.string())
      .exactOptional()
      .describe('With `loads`, once it has been read: the pictures of its options, in no order'),
  })
  .describe('The question that a countdown leads to, as far as it is shown already');
/** The question that a countdown leads to, as far as it is shown already. */
export type ComingView = z.output<typeof comingView>;

export const badge = z
  .object({
    key: z.string().describe("`<mode>.<key>` of the mode's words"),
    label: z.string().describe("Its name, in the game's language"),
    value: z.union([z.number(), z.string()]),
    icon: z.string().exactOptional().describe('A sign for it, as an emoji'),
  })
  .describe('Something that a mode tells a player of themselves, as the lives that are left');
/** Something that a mode tells a player of themselves. */
export type Badge = z.output<typeof badge>;

export const note = z
  .object({
    key: z
      .string()
      .exactOptional()
      .describe("`<mode>.<key>` of the mode's words; left out where they are somebody's own"),
    label: z.string().describe("In the game's language"),
  })
  .describe('A note of the mode to everybody');
/** A mode's note to everybody. */
export type Note = z.output<typeof note>;

export const revealStep = z.enum(['explanation', 'board']);
/** A step that a game shows after the answer. */
export type RevealStep = z.output<typeof revealStep>;

export const revealView = z
  .object({
    index: questionIndex,
    correct: z
      .unknown()
      .describe(
        '`single` and `multiple`: indexes of the right options; `boolean`: true or false; `text`: what is accepted; `number`: the value',
      ),
    text: z.string().describe('The right answer in words; empty where there is none'),
    right: right.exactOptional().describe("The right answer, by the question's form"),
    graded: z
      .literal(false)
      .exactOptional()
      .describe('There is no right answer, as in a poll: nobody is wrong'),
    scored: z
      .literal(true)
      .exactOptional()
      .describe('With `graded`: answers earned points all the same, and `you` says so'),
    void: z
      .literal(true)
      .exactOptional()
      .describe('With `graded`: the host has ruled that the question counts for nothing'),
    revised: z
      .literal(true)
      .exactOptional()
      .describe('It was counted again after a ruling of the host, on this question or one before'),
    accepted: z
      .array(z.string())
      .exactOptional()
      .describe('Answers, in words, that are right by a ruling of the host'),
    judged: z
      .literal(false)
      .exactOptional()
      .describe(
        'The mode alone says which answers are right, whatever `right` is: a host can accept and reject none',
      ),
    explanation,
    explanationHtml,
    distribution: z.array(bucket).describe('Options in order, or the most frequent answers'),
    notes: z.array(note).exactOptional().describe("The mode's notes to everybody; at most 3"),
    final: z
      .literal(true)
      .exactOptional()
      .describe(
        'The mode has ended the game: after this comes the end, whatever was still to be asked',
      ),
    steps: z
      .array(revealStep)
      .exactOptional()
      .describe(
        'In games with the option `board`: what the room is shown after the answer, one after the other',
      ),
  })
  .describe("The right answer, and everybody's answers");
/** The right answer, and everybody's answers. */
export type RevealView = z.output<typeof revealView>;

export const place = z.object({
  rank,
  nickname: z.string(),
  total,
  face: chosenFace,
  streak: z
    .int()
    .min(2)
    .exactOptional()
    .describe('Right answers in a row, from 2 on: in games with the option `board`'),
});
/** A line of the leaderboard. */
export type Place = z.output<typeof place>;

export const groupPlace = z
  .object({
    rank,
    name: z.string(),
    total: z.int(),
    players: z.int().min(0).describe('How many members it has'),
  })
  .describe('A group of players on the board');
/** A group of players on the board. */
export type GroupPlace = z.output<typeof groupPlace>;

export const neighbours = z
  .object({
    ahead: z.int().min(1).describe('How many stand above the player'),
    above: place,
    below: place.exactOptional(),
  })
  .describe('The players right above one on the board, and right below');
/** The players right above and below a player. */
export type Neighbours = z.output<typeof neighbours>;

export const ownResult = z
  .object({
    correct: z
      .boolean()
      .describe('Where there is no right answer: whether the player has answered'),
    partly: z.literal(true).exactOptional().describe('Not `correct`, but right in part'),
    points: z.int(),
    total,
    rank,
    streak: z.int().min(0).describe('Right answers in a row'),
    badges: z.array(badge).exactOptional().describe('At most 5'),
    out: z.literal(true).exactOptional().describe('The player is out, and watches from now on'),
    near: neighbours
      .exactOptional()
      .describe('Of those whose rank is beyond the first ten, who are in `leaderboard`'),
  })
  .describe("A player's own result of the question just revealed");
/** A player's own result of the question just revealed. */
export type OwnResult = z.output<typeof ownResult>;

export const newcomer = z
  .object({ nickname: z.string(), face: chosenFace })
  .describe('Somebody in the lobby');
/** Somebody in the lobby. */
export type Newcomer = z.output<typeof newcomer>;

export const waveKind = z.enum(['wave', 'heart', 'fire', 'laugh', 'wow', 'star']);
/** Ways in which players wave. */
export type WaveKind = z.output<typeof waveKind>;

export const reviewedQuestion = z
  .object({
    index: questionIndex,
    text: z.string(),
    html,
    right: z.string().describe('The right answer in words; empty where there is none'),
    given: z.string().exactOptional().describe("The player's own answer in words, if there is one"),
    took: z.int().min(0).exactOptional().describe('ms from the opening to the own answer'),
    graded: z.literal(false).exactOptional().describe('There is no right answer, as in a poll'),
    void: z
      .literal(true)
      .exactOptional()
      .describe('With `graded`: the host has ruled that the question counts for nothing'),
    correctness: z
      .number()
      .min(0)
      .max(1)
      .exactOptional()
      .describe('0 wrong to 1 right; left out where nothing was scored'),
    points: z.int().exactOptional().describe('Left out where nothing was scored'),
    explanation,
    explanationHtml,
  })
  .describe('A question of a finished game, with what was right and what the player said');
/** A question of a finished game, as a player looks back on it. */
export type ReviewedQuestion = z.output<typeof reviewedQuestion>;

export const ownPlace = z
  .object({ rank, total })
  .describe("A player's own place when the game is over");
/** A player's own place when the game is over. */
export type OwnPlace = z.output<typeof ownPlace>;
