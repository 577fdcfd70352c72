import type { RevealStep } from '../server/protocol/views.ts';
import type { GameState } from './game-state.ts';

/** The step after the one on show; undefined when the game moves on. */
export function stepAfter({
  reveal,
  step,
}: Pick<GameState, 'reveal' | 'step'>): RevealStep | undefined {
  const { steps = [] } = reveal ?? {};
  return steps[step === undefined ? 0 : steps.indexOf(step) + 1];
}
