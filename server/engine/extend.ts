import type { Effect, Open, State } from './state.ts';

/**
 * Gives an open question more time, counted from its deadline, or from now where that has passed and
 * only answers on their way are waited for.
 */
export function extend(
  phase: Open,
  seconds: number,
  now: number,
): Pick<State, 'phase'> & { effects: Effect[] } {
  const { question, closesAt } = phase;
  return {
    phase: { ...phase, closesAt: Math.max(closesAt, now) + seconds * 1000 },
    effects: [{ do: 'announce-question', question, again: true }],
  };
}
