import type { Effect, Open, State } from './state.ts';

/**
 * Gives an open question more time, counted from its deadline, or from now where that has passed and
 * only answers on their way, or those of players with extra time, are waited for. Everybody may answer then.
 */
export function extend(
  phase: Open,
  seconds: number,
  now: number,
): Pick<State, 'phase'> & { effects: Effect[] } {
  const { question, closesAt } = phase;
  const { overtime: _, decided: __, ...open } = phase;
  return {
    phase: { ...open, closesAt: Math.max(closesAt, now) + seconds * 1000 },
    effects: [{ do: 'announce-question', question, again: true }],
  };
}
