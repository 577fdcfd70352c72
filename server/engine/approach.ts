import { turnOf } from './plan.ts';
import { read } from './reading.ts';
import type { Definition } from './state.ts';
import type { Step } from './step.ts';

/**
 * The way to a question, for every step that leads to one: a countdown if something comes before it,
 * else the question itself.
 * @param wait ms of a countdown in any case
 */
export function approach(definition: Definition, question: number, now: number, wait = 0): Step {
  const { before } = turnOf(definition, question);
  const { timeFactor = 1 } = definition.options;
  const ms = Math.max(wait, Math.round((before?.seconds ?? 0) * timeFactor) * 1000);
  if (ms === 0) return read(definition, question, now) ?? open(definition, question, now);
  return {
    phase: {
      name: 'countdown',
      question,
      opensAt: now + ms,
      ...(before && { ask: { openedAt: now } }),
      ...(before?.shows && { shows: before.shows }),
    },
    effects: [{ do: 'announce-state' }],
  };
}

/**
 * Opens a question.
 * @param only who may answer, where not everybody may
 */
export function open(definition: Definition, question: number, now: number, only?: string[]): Step {
  const limit = (definition.quiz.questions[question]?.limit ?? 0) * 1000;
  return {
    phase: {
      name: 'open',
      question,
      openedAt: now,
      closesAt: now + limit,
      ...(only && { only }),
    },
    effects: [{ do: 'announce-question', question }],
  };
}
