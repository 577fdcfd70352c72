import {
  type GameMode,
  plainLabel,
  type Question,
  type QuestionType,
  type ReadAnswers,
  type Reading,
  type Refused,
  type Result,
  type Row,
  readingOf,
  type Score,
  type ScoredBatch,
  type ScoringBatch,
} from '../../server/plugin.ts';
import { isCorrectness, isScore, text } from './limits.ts';
import { Sum } from './sum.ts';

/** The question types and modes that are known where the scoring runs. */
export interface Rules {
  types: { get(name: string): QuestionType | undefined };
  modes: { get(name: string): GameMode | undefined };
}

/** Answers of a batch, as columns that are copied to another thread as they are in memory. */
export interface Answers
  extends Omit<ScoringBatch, 'game' | (typeof NUMBERS)[number]>,
    Record<(typeof NUMBERS)[number], Float64Array> {}

/** The columns of numbers. */
const NUMBERS = ['elapsed', 'receivedAt', 'streaks', 'totals'] as const;

/** Scores by answer, as columns of numbers: copied to another thread as they are in memory. */
export interface Scores {
  correctness: Float64Array;
  points: Float64Array;
  streaks: Float64Array;
  /** Lines of the distribution, and how many answers count in each. */
  counts: [line: string, count: number][];
  /** Lines of answers that are the same one otherwise written: each writing, by what they share. */
  writings: [key: string, writing: Writing][];
  /** The rarer parts of scores, of those that have any. */
  more: [at: number, more: More][];
  /** The sums of the mode's round over these answers, as JSON; null where it failed. */
  sums: (string | null)[];
  refused: Refused;
}

/** Parts that few modes give. */
type More = Pick<Result, 'memory' | 'right' | 'out' | 'tie'>;

/** Functions of types and modes whose values are checked, see {@link Refused}. */
export const CHECKED = ['grade', 'score', 'settle', 'label'] as const;

interface Writing {
  /** 0 wrong .. 1 right. */
  correctness: number;
  /** How often each was written. */
  counts: Map<string, number>;
}

/**
 * Grades and scores answers. Pure. A grade or score that is not valid counts as nothing, and gets no
 * further: one NaN would keep a whole game from being archived.
 *
 * A mode with a round is called twice: first for its sums, then, with the verdict, for what counts.
 * @throws Error for a type or mode that is not known, and what `grade`, `score` and `settle` throw
 */
export function scoreAnswers({ types, modes }: Rules, answers: Answers): Scores {
  const { question, modeOptions, players, values, elapsed, receivedAt, streaks, totals } = answers;
  const { memories, since, groups, before, beside, join, verdict, polls, seed, questions } =
    answers;
  const type = types.get(question.type);
  const mode = modes.get(answers.mode);
  if (!type) throw new Error(`no module exports the question type "${question.type}"`);
  if (!mode) throw new Error(`no module exports the mode "${answers.mode}"`);
  const limit = question.limit * 1000;
  const counts = new Map<string, number>();
  const writings = new Map<string, Writing>();
  const scores = noScores(values.length);
  const { refused } = scores;
  const { round } = mode;
  const sum = round && !verdict ? new Sum(round, modeOptions) : undefined;
  const judged = answers.judged && new Map(answers.judged.map((one) => [one.key, one]));
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    const isSilent = value === undefined;
    const ruled =
      judged && !isSilent
        ? judged.get(reading(type, question, value, refused).key)?.correctness
        : undefined;
    if (!verdict && !isSilent && !answers.readings)
      countLines({ counts, writings }, type, question, value, refused, ruled);
    if (type.graded === false && !polls) continue;
    const correctness =
      isSilent || type.graded === false ? 0 : (ruled ?? type.grade(question, value));
    if (!isCorrectness(correctness)) {
      refused.grade += 1;
      continue;
    }
    if (answers.readings) {
      if (isSilent) continue;
      const { key, label } = reading(type, question, value, refused);
      addWriting(writings, key, correctness, label, 1);
      continue;
    }
    const streak = streaks[index] as number;
    const group = groups?.[index];
    const row: Row = {
      player: players[index] as string,
      question: answers.index,
      questions,
      value,
      correctness,
      distance: isSilent || !type.distance ? undefined : distanceOf(type.distance(question, value)),
      elapsed: elapsed[index] as number,
      limit,
      receivedAt: isSilent ? undefined : receivedAt[index],
      points: question.points,
      streak,
      total: totals[index] as number,
      seed,
      group,
      before: before?.[index],
      beside: beside?.[index],
      join: join?.[index],
      memory:
        memories?.[index] ??
        mode.newcomer?.({ since: since?.[index] ?? 0, group, value: join?.[index] }, modeOptions) ??
        null,
    };
    let score = mode.score(row, modeOptions);
    let valid = isScore(score);
    if (!valid) refused.score += 1;
    if (round) {
      const checked = valid ? score : NOTHING;
      sum?.add(row, checked);
      if (verdict) {
        score = round.settle(row, checked, verdict.is, modeOptions);
        valid = isScore(score);
        if (!valid) refused.settle += 1;
      }
    }
    const next = correctness === 1 ? streak + 1 : 0;
    scores.correctness[index] = correctness;
    scores.points[index] = valid ? score.points : 0;
    scores.streaks[index] = valid ? (score.streak ?? next) : next;
    addMore(scores, index, valid ? score : NOTHING, row);
  }
  if (sum && values.length > 0) scores.sums.push(sum.json());
  return { ...scores, counts: [...counts], writings: [...writings] };
}

/** A type that does not know how far off an answer is may say so by any other value. */
const distanceOf = (distance: unknown): number | undefined =>
  Number.isFinite(distance) && (distance as number) >= 0 ? (distance as number) : undefined;

/** The score that stands in for one that is not valid. */
const NOTHING: Score = { points: 0 };

/** A memory that is left out stays as it was, and goes along: the last result is where it is kept. */
function addMore({ more }: Scores, at: number, score: Score, row: Row): void {
  const { memory, right, out, tie } = score;
  const kept = memory ?? row.memory;
  if (right === undefined && kept === null && !out && !tie) return;
  more.push([
    at,
    {
      ...(kept !== null && { memory: kept }),
      ...(right !== undefined && { right }),
      ...(out && { out }),
      ...(tie && { tie }),
    },
  ]);
}

/** Counts an answer in its lines of the distribution. That of a type which fails is a plain one. */
function countLines(
  { counts, writings }: { counts: Map<string, number>; writings: Map<string, Writing> },
  type: QuestionType,
  question: Question,
  value: unknown,
  refused: Refused,
  ruled: number | undefined,
): void {
  try {
    if (type.line) {
      const lines = [type.line(question, value)].flat();
      const shown = lines.map(({ key, right, label = type.label(question, value) }) => ({
        key: text(key),
        correctness: ruled ?? (right === true ? 1 : 0),
        label: text(label),
      }));
      for (const { key, correctness, label } of shown)
        addWriting(writings, key, correctness, label, 1);
    } else if (type.tally)
      for (const line of type.tally(question, value).map(text)) count(counts, line);
    else count(counts, text(type.label(question, value)));
  } catch {
    // The answer is as right as it was.
    refused.label += 1;
    count(counts, plainLabel(value));
  }
}

/** How an answer reads. That of a type which fails is its JSON. */
function reading(
  type: QuestionType,
  question: Question,
  value: unknown,
  refused: Refused,
): Reading {
  try {
    const { key, label } = readingOf(type, question, value);
    return { key: text(key), label: text(label) };
  } catch {
    refused.label += 1;
    return { key: plainLabel(value), label: plainLabel(value) };
  }
}

const count = (counts: Map<string, number>, line: string, more = 1) =>
  counts.set(line, (counts.get(line) ?? 0) + more);

function addWriting(
  writings: Map<string, Writing>,
  key: string,
  correctness: number,
  label: string,
  more: number,
): void {
  let writing = writings.get(key);
  if (!writing) {
    writing = { correctness, counts: new Map() };
    writings.set(key, writing);
  }
  count(writing.counts, label, more);
}

/** Scores as if all of so many answers were wrong, and none counted in the distribution. */
export function noScores(count: number): Scores {
  const column = () => new Float64Array(count);
  return {
    correctness: column(),
    points: column(),
    streaks: column(),
    counts: [],
    writings: [],
    more: [],
    sums: [],
    refused: { grade: 0, score: 0, settle: 0, label: 0 },
  };
}

/** Puts the scores of parts together, in their order. */
export function merge(parts: Scores[]): Scores {
  const merged = noScores(parts.reduce((count, { points }) => count + points.length, 0));
  const counts = new Map<string, number>();
  const writings = new Map<string, Writing>();
  let at = 0;
  for (const part of parts) {
    for (const column of ['correctness', 'points', 'streaks'] as const) {
      merged[column].set(part[column], at);
    }
    for (const what of CHECKED) merged.refused[what] += part.refused[what];
    for (const [index, more] of part.more) merged.more.push([at + index, more]);
    merged.sums.push(...part.sums);
    for (const [line, more] of part.counts) count(counts, line, more);
    for (const [key, { correctness, counts: labels }] of part.writings) {
      for (const [label, more] of labels) addWriting(writings, key, correctness, label, more);
    }
    at += part.points.length;
  }
  return { ...merged, counts: [...counts], writings: [...writings] };
}

/** The answers from `start` up to `end`, in memory of their own. */
export function slice(answers: Answers, start: number, end: number): Answers {
  return {
    ...answers,
    players: answers.players.slice(start, end),
    values: answers.values.slice(start, end),
    elapsed: answers.elapsed.slice(start, end),
    receivedAt: answers.receivedAt.slice(start, end),
    streaks: answers.streaks.slice(start, end),
    totals: answers.totals.slice(start, end),
    ...(answers.memories && { memories: answers.memories.slice(start, end) }),
    ...(answers.since && { since: answers.since.slice(start, end) }),
    ...(answers.groups && { groups: answers.groups.slice(start, end) }),
    ...(answers.before && { before: answers.before.slice(start, end) }),
    ...(answers.beside && { beside: answers.beside.slice(start, end) }),
    ...(answers.join && { join: answers.join.slice(start, end) }),
  };
}

/** The answers of a batch from `start` up to `end`: all of them, when left out. */
export function answersOf(
  { game: _, ...batch }: ScoringBatch,
  start = 0,
  end = batch.values.length,
): Answers {
  return {
    ...batch,
    players: batch.players.slice(start, end),
    values: batch.values.slice(start, end),
    elapsed: column(batch.elapsed, start, end),
    receivedAt: column(batch.receivedAt, start, end),
    streaks: column(batch.streaks, start, end),
    totals: column(batch.totals, start, end),
    ...(batch.memories && { memories: batch.memories.slice(start, end) }),
    ...(batch.since && { since: batch.since.slice(start, end) }),
    ...(batch.groups && { groups: batch.groups.slice(start, end) }),
    ...(batch.before && { before: batch.before.slice(start, end) }),
    ...(batch.beside && { beside: batch.beside.slice(start, end) }),
    ...(batch.join && { join: batch.join.slice(start, end) }),
  };
}

/** In a loop: `Float64Array.from` takes ten times as long. */
function column(numbers: ArrayLike<number>, start: number, end: number): Float64Array {
  const copied = new Float64Array(end - start);
  for (let index = start; index < end; index++) copied[index - start] = numbers[index] as number;
  return copied;
}

/** The scores of a batch's answers, as results of its players. */
export function resultsOf({ players, readings }: ScoringBatch, scores: Scores): ScoredBatch {
  const results = players.map(
    (player, index): Result => ({
      player,
      correctness: scores.correctness[index] ?? 0,
      points: scores.points[index] ?? 0,
      streak: scores.streaks[index] ?? 0,
    }),
  );
  for (const [at, more] of scores.more) Object.assign(results[at] as Result, more);
  const { refused, sums } = scores;
  const lines = scores.writings.map(([key, writing]) => ({ key, ...lineOf(writing), ...writing }));
  const counts = [
    ...scores.counts,
    ...lines.map(({ label, all }): [string, number] => [label, all]),
  ];
  const right = lines.flatMap((line) => (line.correctness > 0 ? [line.label] : []));
  const isClean = CHECKED.every((what) => refused[what] === 0);
  return {
    results,
    counts,
    ...(right.length > 0 && { right }),
    ...(readings && { readings: lines.map(readAnswers).sort(moreFrequent) }),
    ...(sums.length > 0 && { sums }),
    ...(!isClean && { refused }),
  };
}

type CountedLine = ReturnType<typeof lineOf> & Writing & { key: string };

const readAnswers = ({ key, label, all, correctness }: CountedLine): ReadAnswers => ({
  key,
  label,
  correctness,
  count: all,
});

const moreFrequent = (one: ReadAnswers, other: ReadAnswers): number =>
  other.count - one.count || (one.label < other.label ? -1 : 1);

/** One line of all writings of an answer: the most common one, of those the first by alphabet. */
function lineOf({ counts }: Writing): { label: string; all: number } {
  let label = '';
  let most = 0;
  let all = 0;
  for (const [writing, times] of counts) {
    all += times;
    if (times < most || (times === most && writing > label)) continue;
    label = writing;
    most = times;
  }
  return { label, all };
}

/** Grades and scores a batch. Pure. @throws Error as {@link scoreAnswers} */
export const scoreBatch = (rules: Rules, batch: ScoringBatch): ScoredBatch =>
  resultsOf(batch, scoreAnswers(rules, answersOf(batch)));
