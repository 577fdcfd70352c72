import { isAsking, slotBefore } from './asking.ts';
import { endsAt, type Later, laterEnds, mayAnswer } from './extra-time.ts';
import { hintDueAt } from './hints.ts';
import { isHeld } from './hold.ts';
import { isReading, opensBy } from './reading.ts';
import type { Countdown, Definition, Phase, State } from './state.ts';

/** Decides about answers: which question they may be for, and until when. */
export interface Gate {
  /** Before a question, half a step before it: see `slotBefore`. */
  question: number;
  status: 'open' | 'closed' | 'paused';
  openedAt: number;
  closesAt: number;
  /** The last ms (inclusive) at which an answer is accepted: `closesAt` plus the longest grace. */
  until: number;
  /** Ids of those whose answers are taken, and who are waited for; everybody's, where it is left out. */
  only?: string[];
  /** Players with extra time, by their ids: for them it closes later, and time runs more slowly. */
  longer?: Record<string, Later>;
}

/** The part of a state that lets the store decide by itself, in the same atomic step. */
export interface Controls {
  /** Whether players may join. */
  door: 'open' | 'locked' | 'finished';
  /** Null before the first question. */
  gate: Gate | null;
  /** When the game wants a `due` event; null for never. */
  dueAt: number | null;
}

/** ms after the deadline that a game waits for answers: the longest of all channels in use. */
export const graceOf = (definition: Definition, { grace = 0 }: Pick<State, 'grace'>): number =>
  Math.max(definition.grace, grace);

/** Derives the controls from a state. */
export function controls(definition: Definition, state: State): Controls {
  const grace = graceOf(definition, state);
  return {
    door: doorOf(definition, state),
    gate: gateOf(definition, state, state.phase, grace),
    dueAt: dueAt(definition, state, grace),
  };
}

function doorOf({ plan }: Definition, { phase, locked }: State): Controls['door'] {
  if (phase.name === 'finished') return 'finished';
  const shut = plan?.joins === 'lobby' && phase.name !== 'lobby';
  return locked || shut ? 'locked' : 'open';
}

const closed = (question: number): Gate => ({
  question,
  status: 'closed',
  openedAt: 0,
  closesAt: 0,
  until: 0,
});

function gateOf(definition: Definition, state: State, phase: Phase, grace: number): Gate | null {
  switch (phase.name) {
    case 'lobby':
      return null;
    case 'countdown':
      return gateBefore(phase, grace);
    case 'open': {
      const { question, openedAt, closesAt } = phase;
      const until = closesAt + grace;
      const only = mayAnswer(state, phase);
      const longer = laterEnds(state, phase);
      return {
        ...{ question, status: 'open', openedAt, closesAt, until },
        ...(only && { only }),
        ...(longer && { longer }),
      };
    }
    case 'paused': {
      const gate = gateOf(definition, state, phase.inner, grace);
      return gate?.status === 'open' ? { ...gate, status: 'paused' } : gate;
    }
    case 'scoring':
    case 'revealed':
      return closed(phase.question);
    case 'finished':
      return closed(definition.quiz.questions.length - 1);
  }
}

/** The ask before a question; else the question before it, closed. */
function gateBefore(phase: Countdown, grace: number): Gate | null {
  const { question, ask, opensAt } = phase;
  if (!ask) return question === 0 ? null : closed(question - 1);
  const slot = slotBefore(question);
  if (!isAsking(phase)) return closed(slot);
  const { openedAt } = ask;
  return { question: slot, status: 'open', openedAt, closesAt: opensAt, until: opensAt + grace };
}

function dueAt(definition: Definition, state: State, grace: number): number | null {
  const { phase } = state;
  switch (phase.name) {
    case 'countdown':
      if (isAsking(phase)) return phase.opensAt + grace + 1;
      return phase.ask && !isReading(phase) ? null : opensBy(phase);
    case 'open':
      if (isHeld(phase)) return phase.holds.until;
      // One ms past the last accepted answer, so that accepting and closing never overlap.
      return Math.min(endsAt(state, phase) + grace + 1, hintDueAt(definition, phase));
    case 'revealed':
      return phase.nextAt;
    case 'lobby':
    case 'scoring':
    case 'paused':
    case 'finished':
      return null;
  }
}
