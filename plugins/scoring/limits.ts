import type { Score } from '../../server/plugin.ts';

/** Points of one question at the most, either way: so a total fits into 32 bits for 2,000 of them. */
const MOST_POINTS = 1_000_000;

/** The most that is added at once to the number that decides ties. */
const MOST_TIE = 1_000_000;

/** Right answers in a row at the most. No quiz has as many questions. */
const LONGEST_STREAK = 1_000_000;

/** Whether a mode's score is one: plugins are not always written in TypeScript. */
export const isScore = (score: Partial<Score> | null | undefined): score is Score =>
  isWhole(score?.points, -MOST_POINTS, MOST_POINTS) &&
  (score?.streak === undefined || isWhole(score.streak, 0, LONGEST_STREAK)) &&
  (score?.right === undefined || typeof score.right === 'boolean') &&
  (score?.out === undefined || typeof score.out === 'boolean') &&
  (score?.tie === undefined || isWhole(score.tie, 0, MOST_TIE)) &&
  (score?.memory === undefined || isMemory(score.memory));

/** JSON characters of what a mode keeps of a player at the most. */
const LONGEST_MEMORY = 256;

function isMemory(memory: unknown): boolean {
  const json: string | undefined = JSON.stringify(memory);
  return json !== undefined && json.length <= LONGEST_MEMORY;
}

/** Whether a grade is one: from 0 to 1. */
export const isCorrectness = (grade: unknown): grade is number =>
  typeof grade === 'number' && grade >= 0 && grade <= 1;

/** A line of the distribution. @throws TypeError for what is no text */
export function text(line: unknown): string {
  if (typeof line !== 'string') throw new TypeError('a label must be a text');
  return line;
}

const isWhole = (value: unknown, least: number, most: number): boolean =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
