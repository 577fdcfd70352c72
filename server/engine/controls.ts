import type { Definition, Phase, State } from './state.ts';

/** What decides about answers: which question they may be for, and until when. */
export interface Gate {
  question: number;
  status: 'open' | 'closed' | 'paused';
  openedAt: number;
  closesAt: number;
  /** The last ms (inclusive) at which an answer is accepted: `closesAt` plus the longest grace. */
  until: number;
}

/** What the store must know of a state to decide by itself, in the same atomic step. */
export interface Controls {
  /** Who may join. */
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
    gate: gateOf(definition, state.phase, grace),
    dueAt: dueAt(state.phase, grace),
  };
}

function doorOf({ plan }: Definition, { phase, locked }: State): Controls['door'] {
  if (phase.name === 'finished') return 'finished';
  const shut = plan?.joins === 'lobby' && phase.name !== 'lobby';
  return locked || shut ? 'locked' : 'open';
}

function gateOf(definition: Definition, phase: Phase, grace: number): Gate | null {
  const closed = (question: number): Gate => ({
    question,
    status: 'closed',
    openedAt: 0,
    closesAt: 0,
    until: 0,
  });
  switch (phase.name) {
    case 'lobby':
    case 'countdown':
      return null;
    case 'open': {
      const { question, openedAt, closesAt } = phase;
      return { question, status: 'open', openedAt, closesAt, until: closesAt + grace };
    }
    case 'paused': {
      const gate = gateOf(definition, phase.inner, grace);
      return gate?.status === 'open' ? { ...gate, status: 'paused' } : gate;
    }
    case 'scoring':
    case 'revealed':
      return closed(phase.question);
    case 'finished':
      return closed(definition.quiz.questions.length - 1);
  }
}

function dueAt(phase: Phase, grace: number): number | null {
  switch (phase.name) {
    case 'countdown':
      return phase.opensAt;
    case 'open':
      // One ms past the last accepted answer, so that accepting and closing never overlap.
      return phase.closesAt + grace + 1;
    case 'revealed':
      return phase.nextAt;
    case 'lobby':
    case 'scoring':
    case 'paused':
    case 'finished':
      return null;
  }
}
