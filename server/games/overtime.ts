import { laterEnds } from '../engine/extra-time.ts';
import type { Definition, Event, State } from '../engine/state.ts';
import type { Store } from '../store/contract.ts';

/**
 * The timer of a game is due. A question whose time is over waits for nobody when all with extra time have
 * answered: nobody need hear of overtime then.
 */
export async function dueEvent(
  { answers }: Pick<Store, 'answers'>,
  { id }: Definition,
  state: State,
): Promise<Extract<Event, { type: 'due' }>> {
  const { phase } = state;
  const later = phase.name === 'open' && !phase.overtime && laterEnds(state, phase);
  if (!later) return { type: 'due' };
  const given = await answers.given(id, phase.question, Object.keys(later));
  return { type: 'due', ...(given.every(Boolean) && { answered: phase.question }) };
}

/** In overtime, nobody who has extra time may be awaited: they have answered, or are not there. */
export async function awaitsNobody(
  { players }: Pick<Store, 'players'>,
  { id }: Definition,
  { phase }: State,
): Promise<Event | undefined> {
  if (phase.name !== 'open' || !phase.overtime) return undefined;
  const { question, waiting } = await players.counts(id);
  return question === phase.question && waiting === 0
    ? { type: 'all-answered', question }
    : undefined;
}
