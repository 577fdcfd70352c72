import type { z } from 'zod';
import type { Plan, PlannedQuiz } from './plan.ts';
import type { Round } from './round.ts';
import type { Messages, Translations } from './words.ts';

/**
 * A mode's input for one player's answer to one question. Read only: the same facts give the same
 * row, in whatever order and on whatever thread it is scored.
 */
export interface Row<Memory = unknown> {
  /** The player's id; ids sort in the order of joining. */
  readonly player: string;
  /** 0-based. */
  readonly question: number;
  /** How many questions the game has. */
  readonly questions: number;
  /** The answer as the type's `parse` returned it: plain JSON; undefined when none was given. */
  readonly value: unknown;
  /** 0 wrong .. 1 right; 0 when no answer was given, and where there is no right one. */
  readonly correctness: number;
  /** How far off the answer is, of types that say so; else undefined. */
  readonly distance: number | undefined;
  /** ms from the question's opening to the answer, pauses taken out; `limit` when none was given. */
  readonly elapsed: number;
  /** ms the question was open for answers. */
  readonly limit: number;
  /** When the answer arrived, ms since the epoch: to break ties of `elapsed`, and for nothing else. */
  readonly receivedAt: number | undefined;
  /** Points of a perfect answer. */
  readonly points: number;
  /** Right answers in a row before this question. */
  readonly streak: number;
  /** Points before this question. */
  readonly total: number;
  /** Of the plan's `groups`, by its index; undefined where there are none. */
  readonly group: number | undefined;
  /**
   * The player's answers to the plan's `before` and `beside`, as their forms read them, or their
   * `otherwise`; undefined if neither exists. A number up to the total is at most `total`, or
   * `free`.
   */
  readonly before: unknown;
  readonly beside: unknown;
  /** The player's answer at the join, to the plan's `join`, or its `otherwise`; undefined for none. */
  readonly join: unknown;
  /** Secret, of this game and question: what `luck` draws lots by. */
  readonly seed: string;
  /** The mode's memory of this player. */
  readonly memory: Memory;
}

/** A mode's verdict on a row. One that breaks these rules counts as `{ points: 0 }`. */
export interface Score<Memory = unknown> {
  /** Whole points, from -1,000,000 to 1,000,000. */
  points: number;
  /**
   * Right answers in a row after this question: a whole number from 0 to 1,000,000. Left out, it is
   * one more for an answer that is all right (a correctness of 1), and 0 for any other.
   */
  streak?: number;
  /** Shown as right, or as wrong, whatever the type has graded: the closest one, what the fewest said. */
  right?: boolean;
  /** The new memory of the player; unchanged when left out. At most 256 characters of JSON. */
  memory?: Memory;
  /** The player is out, and may not answer any more: where the plan says `eliminates`. */
  out?: boolean;
  /** Of equal totals, the lesser sum of these stands above: where the plan says `ties`. Whole, 0 to 1,000,000. */
  tie?: number;
}

/** A mode's input for a player of whom it remembers nothing yet. */
export interface Joined {
  /** The first question that the player could answer. */
  readonly since: number;
  /** Of the plan's `groups`, by its index; undefined where there are none. */
  readonly group: number | undefined;
  /** The player's answer to the plan's `join`, or its `otherwise`; undefined for none. */
  readonly value: unknown;
}

/**
 * A game mode: what a game asks and how answers become points. Pure, so that it runs in threads.
 *
 * @typeParam Memory what it keeps of a player
 * @typeParam Sum and
 * @typeParam Verdict see {@link Round}
 */
export interface GameMode<
  Options extends object = object,
  Memory = unknown,
  Sum = unknown,
  Verdict = unknown,
> {
  /** The name in `POST /api/games { mode }`. */
  name: string;
  title: string;
  /** The mode's own options of `POST /api/games { options }`. */
  options: z.ZodType<Options>;
  /** Promises that `score` and the round take microseconds and cannot hang, as with question types. */
  quick?: true;
  /**
   * The shape of a game, asked for once, when it is created, and kept with it. Runs in a thread, for
   * one second at the most. Throw an `Error` to refuse the quiz: whoever creates the game gets
   * `BAD_OPTIONS` with its message. Modes whose games have the usual shape leave it out.
   */
  plan?(quiz: PlannedQuiz, options: Options): Plan;
  /** The memory of a player before their first row; null when left out. */
  newcomer?(joined: Joined, options: Options): Memory;
  /** Scores one row. Called again for the same row when a thread fails. */
  score(row: Row<Memory>, options: Options): Score<Memory>;
  /** Looks at all rows of a question, before their scores count. */
  round?: Round<Options, Memory, Sum, Verdict>;
  /** The words of the keys that the mode says. At most 100 keys of 200 characters. */
  messages?: Messages;
  /**
   * Its title, the titles and descriptions of its options, and why it refuses a quiz in other languages: by
   * language, each by its English text: `{name}` stands for what differs. At most 100 texts of 200 characters.
   */
  translations?: Translations;
}

/** Declares a game mode; register it with `ctx.modes.register`. */
export function defineMode<Options extends object, Memory = null, Sum = null, Verdict = null>(
  mode: GameMode<Options, Memory, Sum, Verdict>,
): GameMode<Options, Memory, Sum, Verdict> {
  return mode;
}
