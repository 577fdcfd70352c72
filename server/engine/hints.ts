import { shownAt } from './hold.ts';
import { turnOf } from './plan.ts';
import type { Definition, Open } from './state.ts';
import type { Step } from './step.ts';

/** Hints of a question that are shown by now, from the vaguest on. */
export const hintsShown = (definition: Definition, { question, hints = 0 }: Open): string[] =>
  (turnOf(definition, question).hints ?? []).slice(0, hints).map(({ text }) => text);

/** When the next hint is shown; Infinity when there is none before the question closes. */
export function hintDueAt(
  definition: Definition,
  { question, closesAt, hints = 0, ...phase }: Open,
): number {
  const next = turnOf(definition, question).hints?.[hints];
  const at = next ? shownAt(phase) + next.after * 1000 : Number.POSITIVE_INFINITY;
  return at < closesAt ? at : Number.POSITIVE_INFINITY;
}

/** The question comes again, with one hint more; null before it is time for that. */
export const withHint = (definition: Definition, phase: Open, now: number): Step | null =>
  now < hintDueAt(definition, phase)
    ? null
    : {
        phase: { ...phase, hints: (phase.hints ?? 0) + 1 },
        effects: [{ do: 'announce-question', question: phase.question }],
      };
