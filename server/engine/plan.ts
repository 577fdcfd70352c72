import { z } from 'zod';
import { QRushError } from '../protocol/errors.ts';
import type { FormKind } from '../protocol/form.ts';
import { asking, type PlanAsking, readPlanForm, stakeOf, words } from './plan-form.ts';
import { LONGEST_HINT, MOST_HINTS } from './quiz.ts';

/** A quiz as a mode plans a game of it: nothing in it tells a right answer. */
export interface PlannedQuiz {
  /** BCP 47 language tag. */
  language: string;
  questions: PlannedQuestion[];
}

/** A question as a mode plans with it. */
export interface PlannedQuestion {
  type: string;
  /** The kind of its form: `pick`, `text` ... */
  form: FormKind;
  /** Whether there are right answers. */
  graded: boolean;
  text: string;
  /** Points of a perfect answer. */
  points: number;
  /** Seconds to answer. */
  limit: number;
  /** Hints for the question, from the vaguest on. */
  hints: string[];
}

/**
 * Turns for questions that have no right answer: as usual. Such questions are not scored, so anything
 * else that a mode asks would come to nothing there.
 */
export const pollTurns = (questions: readonly PlannedQuestion[]): Record<number, Turn> =>
  Object.fromEntries(questions.flatMap(({ graded }, index) => (graded ? [] : [[index, {}]])));

/** JSON characters of a plan at the most. */
export const LONGEST_PLAN = 64 * 1024;

/** Names that the shape of a game will have, and does not have yet. */
const RESERVED = {
  plan: 'pace reveals'.split(' '),
  turn: [] as string[],
};

const before = asking.extend({
  /** From 3 to 60. It ends early when everybody has answered, and nobody can answer twice. */
  seconds: z.number().int().min(3).max(60),
  /** May be answered from the opening of the question before it on; before the first, from the join. */
  ahead: z.literal(true).optional(),
  /** The text of the question is shown with it, its options are not. */
  shows: z.literal('text').optional(),
  /** It is over after so many answers, and only who gave one of the first may answer the question. */
  first: z.number().int().min(1).max(8).optional(),
});

const turn = z.strictObject({
  /**
   * When a question closes: `all`, as soon as everybody present has answered, or at its deadline;
   * `time`, at its deadline and not before; `{ right: n }`, as `all`, and at the n-th right answer. The
   * host can close it in all of them.
   */
  closes: z
    .union([z.enum(['all', 'time']), z.strictObject({ right: z.number().int().min(1).max(100) })], {
      error: 'allowed is "all", "time" or { "right": 1 to 100 }',
    })
    .optional(),
  /** An ask in a countdown before the question. */
  before: before.optional(),
  /** An ask beside the question; its value is sent with the answer. */
  beside: asking.optional(),
  /**
   * Parts of the question that everybody is shown later, by seconds from its opening; the first one
   * first.
   */
  hints: z
    .array(
      z.strictObject({
        after: z.number().min(1).max(600),
        text: z.string().trim().min(1).max(LONGEST_HINT),
      }),
    )
    .max(MOST_HINTS)
    .refine((all) => all.every(({ after }, at) => after > (all[at - 1]?.after ?? 0)), {
      error: 'each comes later than the one before',
    })
    .optional(),
});
const badge = z.strictObject({
  /** Names it, and its words in the mode's `messages`. */
  key: z.string().min(1).max(40),
  /**
   * A field of what the mode keeps of the player, a number or a text: `memory.lives`. Or what the player
   * has said: at the `join`, or `before` the question whose result is shown.
   */
  from: z.string().regex(/^(?:join|before|memory\.\w{1,40})$/),
  /** Its value while nothing is kept of the player yet; without one, there is no badge then. */
  first: z.union([z.number(), z.string().max(40)]).optional(),
  /** A sign for it, as an emoji. */
  icon: z.string().min(1).max(10).optional(),
});
const shape = z.strictObject({
  /** How each question is asked. */
  turn: turn.optional(),
  /** How single ones are asked instead, by their number from 0. */
  turns: z.record(z.string(), turn).optional(),
  /** Answers to questions without right ones are scored, too: their `correctness` is 0. */
  polls: z.literal(true).optional(),
  /** Nobody earns anything: questions are worth no points, whatever the quiz says. */
  points: z.literal(0).optional(),
  /** The mode alone says which answers are right: hosts are not asked to accept or reject any. */
  judges: z.literal(true).optional(),
  /** Whether players may join at any time, or only until the game has started. */
  joins: z.enum(['any', 'lobby']).optional(),
  /**
   * The players who are scored: all who answered, or all who could have, since they are in the game
   * and not out.
   */
  roll: z.enum(['answers', 'everyone']).optional(),
  /** Players can be out by a score. */
  eliminates: z.literal(true).optional(),
  /**
   * Everybody is in a group, each newcomer in the next one in turn. A group's total is the sum of its
   * members' points, their mean, or the sum of the best so many.
   */
  groups: z
    .strictObject({
      names: z.array(z.string().trim().min(1).max(40)).min(2).max(50),
      total: z.union([
        z.enum(['sum', 'mean']),
        z.strictObject({ best: z.number().int().min(1).max(100) }),
      ]),
      /** Players may choose theirs until the first question opens: what they are asked. Of the first 20. */
      choose: words.optional(),
    })
    .optional(),
  /**
   * Asked of everybody at the join, and changed as often as they like until the first question opens. Beside `groups`
   * only where those are dealt: players are asked one thing.
   */
  join: asking.optional(),
  /** Equal totals rank by the lesser sum of `tie`. */
  ties: z.literal(true).optional(),
  /** Facts that everybody is told of themselves besides points. */
  badges: z.array(badge).max(5).optional(),
});

/** An ask before a question. */
export type Before = z.input<typeof before>;
/** How a question is asked. */
export type Turn = z.input<typeof turn>;
/** Groups of players, and what their totals are. */
export type Groups = NonNullable<z.input<typeof shape>['groups']>;
/** The shape of a game: data, decided once, at its creation. Anything left out is as usual. */
export type Plan = z.input<typeof shape>;

/**
 * Reads what a mode has planned, as JSON.
 * @param questions how many the quiz has
 * @throws QRushError `BAD_OPTIONS` that says what is not valid, or not supported yet
 */
export function readPlan(json: string, questions: number): Plan {
  const parsed = shape.safeParse(JSON.parse(json));
  if (!parsed.success) throw badPlan(parsed.error.issues[0]);
  const numbers = Array.from({ length: questions }, (_, index) => String(index));
  const beyond = Object.keys(parsed.data.turns ?? {}).find((key) => !numbers.includes(key));
  if (beyond !== undefined) throw bad(`turns.${beyond}: there is no such question`);
  for (const [at, turn] of Object.entries({ ...parsed.data.turns, '': parsed.data.turn }))
    if (turn) checkTurn(turn, at === '' ? 'turn' : `turns.${at}`);
  checkJoin(parsed.data);
  checkBadges(parsed.data);
  return parsed.data;
}

/** Refuses an ask that cannot be answered. @throws QRushError `BAD_OPTIONS` */
function checkTurn({ before, beside }: Turn, path: string): void {
  if (before?.first !== undefined && before.ahead)
    throw bad(`${path}.before: who is first cannot be told of answers that are given ahead`);
  if (before) checkAsking(before, `${path}.before`);
  if (beside) checkAsking(beside, `${path}.beside`);
}

function checkJoin({ join, groups }: Plan): void {
  if (!join) return;
  if (groups?.choose !== undefined)
    throw bad('groups.choose: players are asked one thing at the join');
  if (stakeOf(join.form, 0) !== undefined)
    throw bad('join.form.most: nobody has points at the join');
  checkAsking(join, 'join');
}

/** Refuses badges of answers that nobody gives, or that have no words. @throws QRushError `BAD_OPTIONS` */
function checkBadges({ badges = [], join, turn, turns = {} }: Plan): void {
  const asked = [turn, ...Object.values(turns)].flatMap((one) => one?.before ?? []);
  for (const [at, { from }] of badges.entries()) {
    const forms = from === 'join' ? [join].flatMap((one) => one ?? []) : asked;
    if (from !== 'join' && from !== 'before') continue;
    if (forms.length === 0) throw bad(`badges.${at}.from: nothing is asked there`);
    if (forms.some(({ form }) => form.kind === 'point'))
      throw bad(`badges.${at}.from: a place is no badge`);
  }
}

function checkAsking({ form, otherwise }: PlanAsking, path: string): void {
  if (otherwise !== undefined && readPlanForm(form, otherwise) === undefined)
    throw bad(`${path}.otherwise: it is no answer to the form`);
  if (form.kind === 'pick' && (form.least ?? 1) > Math.min(form.most ?? 1, form.options.length))
    throw bad(`${path}.form: nobody can choose as many`);
}

function badPlan(issue: z.core.$ZodIssue | undefined): QRushError {
  const keys = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  const path = (issue?.path ?? []).join('.');
  const later = path ? RESERVED.turn : RESERVED.plan;
  const reserved = keys.find((key) => later.includes(key));
  if (reserved !== undefined) return bad(`not supported yet: ${path ? `${path}.` : ''}${reserved}`);
  return bad(`${path || 'plan'}: ${issue?.message ?? 'not valid'}`);
}

const bad = (what: string) =>
  new QRushError('BAD_OPTIONS', `The mode's plan is not valid: ${what}.`);

/** How a question of this game is asked. A game without a plan is asked as usual. */
export const turnOf = ({ plan }: { plan?: Plan }, question: number): Turn =>
  plan?.turns?.[question] ?? plan?.turn ?? {};
