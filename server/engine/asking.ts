import { open } from './approach.ts';
import { turnOf } from './plan.ts';
import { read } from './reading.ts';
import type { Countdown, Definition, Event, Phase, Scoring } from './state.ts';
import type { Step } from './step.ts';

/** An ask before a question has a place of its own among the answers: half a step before it. */
export const slotBefore = (question: number): number => question - 0.5;

/** The question that a place among the answers belongs to. */
export const questionAt = (slot: number): number => Math.ceil(slot) + 0;

/** Whether something is asked before any question of a game. */
export const asksBefore = ({ plan }: Pick<Definition, 'plan'>): boolean =>
  [plan?.turn, ...Object.values(plan?.turns ?? {})].some((turn) => turn?.before);

/** Something is being asked before a question. */
export type Asking = Countdown & { ask: NonNullable<Countdown['ask']> };

/** Whether answers to what is asked before this question are taken. */
export const isAsking = (phase: Phase): phase is Asking =>
  phase.name === 'countdown' && phase.ask !== undefined && phase.ask.closedAt === undefined;

/**
 * The countdown is over: the question is read, unless it has been shown, and opens. Where only those may answer who were first in what was asked, it is closed, and
 * they are looked up.
 */
export function countedDown(definition: Definition, phase: Countdown, now: number): Step | null {
  const { question, ask } = phase;
  if (!ask || turnOf(definition, question).before?.first === undefined)
    return (
      (phase.shows ? null : read(definition, question, now, ask)) ?? open(definition, question, now)
    );
  if (ask.closedAt !== undefined) return null;
  return {
    phase: { ...phase, ask: { ...ask, closedAt: now } },
    effects: [{ do: 'announce-state' }, { do: 'admit', question }],
  };
}

/** Everybody has answered, or enough have, what is asked in this place. */
export const answeredBefore = (
  definition: Definition,
  phase: Phase,
  slot: number,
  now: number,
): Step | null =>
  isAsking(phase) && slotBefore(phase.question) === slot
    ? countedDown(definition, phase, now)
    : null;

/** Those are known who may answer. Of nobody, the question is scored as it is: unanswered. */
export function admitted(
  definition: Definition,
  phase: Phase,
  { question, players }: Extract<Event, { type: 'admitted' }>,
  now: number,
): Step | null {
  // In a pause they wait: they are looked up once more when it is over.
  if (phase.name !== 'countdown' || phase.question !== question) return null;
  if (phase.ask?.closedAt === undefined) return null;
  if (players.length > 0) return open(definition, question, now, players);
  const scoring: Scoring = {
    name: 'scoring',
    question,
    openedAt: now,
    closedAt: now,
    ending: false,
  };
  return {
    phase: scoring,
    effects: [
      { do: 'announce-close', question },
      { do: 'score', question },
    ],
  };
}
