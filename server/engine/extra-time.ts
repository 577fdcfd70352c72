import { QRushError } from '../protocol/errors.ts';
import { USUAL_TIME } from '../protocol/extra-time.ts';
import type { Event, Open, State } from './state.ts';
import type { Step } from './step.ts';
import { unpaused } from './unpaused.ts';

/** Players of a game with extra time at the most: the store keeps each of them beside the open question. */
const MOST = 200;

/** How an open question ends for somebody with extra time. */
export interface Later {
  /** Their time takes so much longer than everybody's: what they took is divided by it. */
  factor: number;
  /** ms by which it closes later for them. */
  by: number;
}

/** Gives a player extra time, or takes it away. */
export function giveTime(
  { phase, longer = {} }: State,
  { player, factor }: Extract<Event, { type: 'time' }>,
): Step | null {
  if (phase.name === 'finished') {
    // A player who is removed then has none to lose.
    if (factor === USUAL_TIME) return null;
    throw new QRushError('WRONG_PHASE', 'The game is over.');
  }
  if ((longer[player] ?? USUAL_TIME) === factor) return null;
  const { [player]: _, ...others } = longer;
  const next = factor === USUAL_TIME ? others : { ...others, [player]: factor };
  const count = Object.keys(next).length;
  if (count > MOST)
    throw new QRushError('BAD_PAYLOAD', `factor: at most ${MOST} players can have extra time.`);
  return {
    longer: count > 0 ? next : undefined,
    effects: [{ do: 'announce-time', player }],
  };
}

/** Players with extra time who may answer an open question, by their ids; undefined for nobody. */
export function laterEnds(
  { longer }: Pick<State, 'longer'>,
  phase: Open,
): Record<string, Later> | undefined {
  if (!longer) return undefined;
  const { openedAt, closesAt, held = 0, decided, only } = phase;
  const limit = decided ? 0 : closesAt - openedAt - held;
  const ends = Object.entries(longer)
    .filter(([player]) => only?.includes(player) ?? true)
    .map(([player, factor]) => [player, { factor, by: Math.round((factor - 1) * limit) }]);
  return ends.length > 0 ? Object.fromEntries(ends) : undefined;
}

/** ms by which the open question closes later for this player; 0 for most, and while none is open. */
export function laterBy(state: Pick<State, 'longer' | 'phase'>, player: string): number {
  const { phase } = state;
  const open = unpaused(phase);
  if (!state.longer || open.name !== 'open') return 0;
  return laterEnds(state, open)?.[player]?.by ?? 0;
}

/** Ids of those who may answer an open question: in overtime, of those only who have extra time. */
export function mayAnswer(state: Pick<State, 'longer'>, phase: Open): string[] | undefined {
  return phase.overtime ? Object.keys(laterEnds(state, phase) ?? {}) : phase.only;
}

/** When an open question ends for all who may answer it; in overtime, for the last one with extra time. */
export function endsAt(state: Pick<State, 'longer'>, phase: Open): number {
  if (!phase.overtime) return phase.closesAt;
  const later = Object.values(laterEnds(state, phase) ?? {});
  return phase.closesAt + Math.max(0, ...later.map(({ by }) => by));
}

/**
 * The time of all others is over: from now on the question waits for those only who have extra time.
 * @returns null when there is nobody to wait for
 */
export function overtime(
  state: State,
  phase: Open,
  { answered }: Extract<Event, { type: 'due' }>,
): Step | null {
  const { question } = phase;
  if (phase.overtime || phase.decided || answered === question) return null;
  if (!laterEnds(state, phase)) return null;
  return {
    phase: { ...phase, overtime: true },
    effects: [{ do: 'announce-question', question, again: true }],
  };
}
