import type { Definition, State } from '../engine/state.ts';
import type { BesideView } from '../protocol/asking.ts';
import { QRushError } from '../protocol/errors.ts';
import type { Store } from '../store/contract.ts';
import { besideView } from './beside-view.ts';
import type { ViewSources } from './views.ts';

/**
 * Choices that players have for the whole game, until its first question opens; undefined for none.
 */
export function choiceView(
  sources: Pick<ViewSources, 'modes'>,
  definition: Definition,
  { phase }: Pick<State, 'phase'>,
): BesideView | undefined {
  const { names, choose } = definition.plan?.groups ?? {};
  const inner = phase.name === 'paused' ? phase.inner : phase;
  const isEarly = inner.name === 'lobby' || (inner.name === 'countdown' && inner.question === 0);
  if (!names || choose === undefined || !isEarly) return undefined;
  return besideView(sources, definition, {
    form: { kind: 'pick', options: names.slice(0, MOST_OPTIONS) },
    label: choose,
  });
}

/** A form has no more options; groups beyond are dealt only. */
export const MOST_OPTIONS = 20;

/**
 * A player chooses a group, by its index; the last choice holds.
 * @throws QRushError `BAD_PAYLOAD` where there is none like that; `WRONG_PHASE` once a question was open;
 *   `PLAYER_NOT_FOUND`
 */
export async function chooseGroup(
  { players }: Pick<Store, 'players'>,
  { id, plan }: Definition,
  playerId: string,
  value: unknown,
): Promise<void> {
  const { names = [], choose } = plan?.groups ?? {};
  const group = typeof value === 'number' ? value : -1;
  if (choose === undefined)
    throw new QRushError('BAD_PAYLOAD', 'value: there is nothing to choose');
  if (names.slice(0, MOST_OPTIONS)[group] === undefined)
    throw new QRushError('BAD_PAYLOAD', 'value: there is no such group');
  switch (await players.choose(id, playerId, { group })) {
    case 'chosen':
      return;
    case 'too-late':
      throw new QRushError(
        'WRONG_PHASE',
        'The first question was opened: groups stay as they are.',
      );
    case 'unknown-player':
      throw new QRushError('PLAYER_NOT_FOUND');
  }
}
