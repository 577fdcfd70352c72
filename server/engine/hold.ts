import { opensLater, type Reading } from './reading.ts';
import type { Countdown, Definition, Open, Phase, State } from './state.ts';
import type { Step } from './step.ts';
import { moved, unpaused } from './unpaused.ts';

/** ms for which a question is kept from those who get it at once, at the most. */
export const LONGEST_HOLD = 3000;

/** An open question that only those have, or wait for, whose channels take long to bring it. */
export type Held = Open & { holds: NonNullable<Open['holds']> };

export const isHeld = (phase: Phase): phase is Held =>
  phase.name === 'open' && phase.holds !== undefined;

/** When a question was shown to everybody. */
export const shownAt = ({ openedAt, held = 0 }: Pick<Open, 'openedAt' | 'held'>): number =>
  openedAt + held;

/** Keeps a question that opens from those who get it at once, where the game does that and somebody is slower. */
export function holding(
  { options }: Definition,
  { phase, ahead }: State,
  step: Step | null,
  now: number,
): Step | null {
  const next = step?.phase;
  if (!options.hold || !ahead || next?.name !== 'open') return step;
  // It is open already.
  if (phase.name === 'open' || phase.name === 'paused') return step;
  const { shows, reads }: Partial<Countdown> = phase.name === 'countdown' ? phase : {};
  const holds = {
    until: Math.min(next.closesAt, now + LONGEST_HOLD),
    ...(shows && { shows }),
    ...(reads && { reads: { shownAt: reads.shownAt } }),
  };
  return { ...step, phase: { ...next, holds } } as Step;
}

/** The question as everybody has it from now on: with all of its time. */
export function released({ holds: _, ...phase }: Held, now: number): Open {
  const held = now - phase.openedAt;
  return { ...phase, closesAt: phase.closesAt + held, ...(held > 0 && { held }) };
}

/** Shows a question to everybody. */
export const show = (phase: Held, now: number): Step => ({
  phase: released(phase, now),
  effects: [{ do: 'announce-question', question: phase.question, again: true }],
});

/** A pause moves the end of the wait, too. */
export const holdLater = (holds: Held['holds'], by: number): Held['holds'] => ({
  ...holds,
  until: holds.until + by,
  ...(holds.reads && { reads: opensLater(holds.reads, by) }),
});

/** The game as those see it from whom the open question is kept: still before that. */
export function withheld(state: State): State {
  const { phase } = state;
  const place = unpaused(phase);
  return isHeld(place) ? { ...state, phase: moved(phase, beforeIt(place)) } : state;
}

function beforeIt({ question, openedAt, holds: { shows, reads } }: Held): Countdown | Reading {
  return {
    name: 'countdown',
    question,
    opensAt: openedAt,
    held: true,
    ...(shows && { shows }),
    ...(reads && { reads }),
  };
}
