import { type PlanAsking, readPlanForm } from '../engine/plan-form.ts';
import type { Definition, Phase } from '../engine/state.ts';
import { unpaused } from '../engine/unpaused.ts';
import type { BesideView } from '../protocol/asking.ts';
import { QRushError } from '../protocol/errors.ts';
import { isStorable } from '../records/storable.ts';
import type { Choice, Store } from '../store/contract.ts';
import { besideView } from './beside-view.ts';
import type { ViewSources } from './views.ts';

/** A form has no more options; groups beyond are dealt only. */
const MOST_OPTIONS = 20;

/** The one ask for the whole game: the plan's own form, or the groups to choose from. */
function askedAtJoin({ plan }: Pick<Definition, 'plan'>): PlanAsking | undefined {
  if (plan?.join) return plan.join;
  const { names = [], choose } = plan?.groups ?? {};
  if (choose === undefined) return undefined;
  return { form: { kind: 'pick', options: names.slice(0, MOST_OPTIONS) }, label: choose };
}

/**
 * Choices that players have for the whole game, until its first question opens; undefined for none.
 * @param language the game's, when left out
 */
export function choiceView(
  sources: Pick<ViewSources, 'modes'>,
  definition: Definition,
  phase: Phase,
  language?: string,
): BesideView | undefined {
  const inner = unpaused(phase);
  const isEarly =
    inner.name === 'lobby' || (inner.name === 'countdown' && inner.question === 0 && !inner.held);
  const asked = isEarly ? askedAtJoin(definition) : undefined;
  return asked && besideView(sources, definition, asked, language);
}

/**
 * Reads what a player says at the join, or later in the lobby, by the form that is asked.
 * @param name of the field, for the message
 * @throws QRushError `BAD_PAYLOAD` that says what is wrong
 */
export function readChoice(definition: Definition, value: unknown, name: string): Choice {
  const asked = askedAtJoin(definition);
  if (!asked) throw new QRushError('BAD_PAYLOAD', `${name}: there is nothing to choose`);
  const read = readPlanForm(asked.form, value);
  if (read === undefined || !isStorable(read))
    throw new QRushError('BAD_PAYLOAD', `${name}: this is no answer to what is asked`);
  return definition.plan?.join ? { said: JSON.stringify(read) } : { group: read as number };
}

/** A player's answer at the join, by its form; undefined for none. */
export function saidAtJoin(definition: Pick<Definition, 'plan'>, { group, said }: Choice): unknown {
  if (!askedAtJoin(definition)) return undefined;
  if (!definition.plan?.join) return group;
  return said === undefined ? undefined : JSON.parse(said);
}

/**
 * A player chooses for the whole game; the last choice holds.
 * @throws QRushError `BAD_PAYLOAD`; `WRONG_PHASE` once a question was open; `PLAYER_NOT_FOUND`
 */
export async function choose(
  { players }: Pick<Store, 'players'>,
  definition: Definition,
  playerId: string,
  value: unknown,
): Promise<void> {
  const choice = readChoice(definition, value, 'value');
  switch (await players.choose(definition.id, playerId, choice)) {
    case 'chosen':
      return;
    case 'too-late':
      throw new QRushError('WRONG_PHASE', 'The first question was opened: what was chosen stays.');
    case 'unknown-player':
      throw new QRushError('PLAYER_NOT_FOUND');
  }
}
