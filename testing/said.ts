import type { Plan } from '../server/engine/plan.ts';
import { turnOf } from '../server/engine/plan.ts';
import type { PlanAsking, PlanForm } from '../server/engine/plan-form.ts';
import type { Random } from './random.ts';

/**
 * A scripted player's answer to an ask of a mode: numbers from 0 up to 1, which the form makes
 * values of.
 */
export interface Said {
  before?: { at: number /** ms from the opening. */; elapsed: number };
  beside?: number;
}

/** Something, or nothing, to say to one question. */
export function anySaid(random: Random): Said {
  const [before, beside] = [random.next(), random.next()];
  return {
    ...(before < 0.8 && { before: { at: random.next(), elapsed: random.whole(0, 3000) } }),
    ...(beside < 0.8 && { beside: random.next() }),
  };
}

/** The most that players of the kit stake; often more than they have, as if they had said it ahead. */
const STAKE = 3000;

/** A value of the form. */
export function valueBy(form: PlanForm, at: number): unknown {
  const index = (count: number) => Math.min(count - 1, Math.floor(at * count));
  switch (form.kind) {
    case 'pick': {
      const { options, least = 1, most = 1 } = form;
      if (most === 1) return index(options.length);
      return Array.from({ length: least }, (_, chosen) => chosen);
    }
    case 'order':
      return form.options.map((_, place) => place);
    case 'match':
      return form.left.map(() => index(form.right.length));
    case 'text':
      return `word ${index(3)}`;
    case 'number': {
      const { least = 0, most, step = 1 } = form;
      const top = typeof most === 'number' ? most : STAKE;
      return least + step * index(Math.floor((top - least) / step) + 1);
    }
    case 'point':
      return [index(1001) / 1000, index(1001) / 1000];
  }
}

/** The part of it that counts: a stake is no more than the total, or what is free. */
function countedOf(
  { form, otherwise }: PlanAsking,
  at: number | undefined,
  total: number,
): unknown {
  const value = at === undefined ? otherwise : valueBy(form, at);
  if (form.kind !== 'number' || form.most !== 'total' || typeof value !== 'number') return value;
  return Math.min(value, Math.max(total, form.free ?? 0, 0));
}

/** The part that counts of a player's answer at the join, where the plan asks. */
export const joinedWith = ({ join }: Plan, at: number | undefined): unknown =>
  join && countedOf(join, at, 0);

/** The part that counts of a player's answers to the asks of a question, where the plan has any. */
export function saidTo(
  plan: Plan,
  question: number,
  { before, beside }: Said,
  { total, hasAnswered }: { total: number; hasAnswered: boolean },
): { before: unknown; beside: unknown } {
  const turn = turnOf({ plan }, question);
  return {
    before: turn.before && countedOf(turn.before, before?.at, total),
    beside: turn.beside && countedOf(turn.beside, hasAnswered ? beside : undefined, total),
  };
}
