import { turnOf } from '../engine/plan.ts';
import { type PlanAsking, type PlanForm, readPlanForm, stakeOf } from '../engine/plan-form.ts';
import type { Definition } from '../engine/state.ts';
import { QRushError } from '../protocol/errors.ts';
import { isStorable } from '../records/storable.ts';
import type { Store } from '../store/contract.ts';

/** An answer, and what was said beside it: null for nothing. */
export interface Given {
  value: unknown;
  beside?: unknown;
}

/**
 * JSON of an answer as it is stored: where something is asked beside it, both are one value.
 * @param json of the answer
 */
export const stored = (asks: PlanAsking | undefined, json: string, beside: unknown): string =>
  asks ? `[${json},${JSON.stringify(beside ?? null)}]` : json;

/** An answer that is stored. */
export function given(definition: Pick<Definition, 'plan'>, question: number, json: string): Given {
  const value: unknown = JSON.parse(json);
  if (!turnOf(definition, question).beside) return { value };
  const [answer, beside] = value as [unknown, unknown];
  return { value: answer, beside };
}

/**
 * The value that counts of an ask: the player's own, else the plan's; of a stake no more than they
 * have, which may be less than when they gave it.
 */
export function counted({ form, otherwise }: PlanAsking, said: unknown, total: number): unknown {
  const value = said ?? otherwise;
  const most = stakeOf(form, total);
  return most !== undefined && typeof value === 'number' ? Math.min(value, most) : value;
}

/**
 * Reads what a player says to what a plan asks.
 * @param name of the field, for the message
 * @throws QRushError `BAD_PAYLOAD` that says what is wrong
 */
export async function said(
  { board }: Pick<Store, 'board'>,
  gameId: string,
  playerId: string,
  form: PlanForm,
  value: unknown,
  name: string,
): Promise<unknown> {
  const [standing] =
    stakeOf(form, 0) === undefined ? [] : await board.standings(gameId, [playerId]);
  const read = readPlanForm(form, value, standing?.total ?? 0);
  if (read !== undefined && isStorable(read)) return read;
  const most = stakeOf(form, standing?.total ?? 0);
  const tooMuch = most !== undefined && typeof value === 'number' && value > most;
  throw new QRushError(
    'BAD_PAYLOAD',
    `${name}: ${tooMuch ? `at most ${most}` : 'this is no answer to what is asked'}`,
  );
}
