import type { Paused, Phase } from './state.ts';

/** A phase that is no pause. */
export type Unpaused = Exclude<Phase, Paused>;

/** Where a game is, or is held while it is paused. */
export const unpaused = (phase: Phase): Unpaused => (phase.name === 'paused' ? phase.inner : phase);

/** Moves a game to another place; one that is paused stays so. */
export const moved = <Place extends Paused['inner']>(phase: Phase, place: Place): Place | Paused =>
  phase.name === 'paused' ? { ...phase, inner: place } : place;
