import type { RevealStep } from '../protocol/views.ts';
import type { Definition, Effect, Revealed, State } from './state.ts';

/** ms to look up and to find the beginning, and for each letter, as people read who listen as well. */
const LOOK = 4000;
const LETTER = 55;
const LONGEST = 25_000;

/** ms that a text takes to be read. */
export const readingTime = ({ length }: string): number =>
  Math.min(LONGEST, LOOK + LETTER * length);

/**
 * Lists the steps after the answer, in their order, in games with the option `board`. The board is
 * left out where nobody's points have changed, and before the podium, which it would give away.
 */
export function stepsAfter(
  { options, quiz, plan }: Definition,
  { question, final }: Revealed,
  last: State['last'],
): RevealStep[] {
  if (!options.board) return [];
  const isLast = final === true || question + 1 >= quiz.questions.length;
  const isUnscored = plan?.points === 0 || (last?.graded === false && !last.scored);
  return [
    ...(quiz.questions[question]?.explanation ? (['explanation'] as const) : []),
    ...(isLast || isUnscored ? [] : (['board'] as const)),
  ];
}

/** The next of these steps; null when the game moves on instead. */
export function nextStep(
  definition: Definition,
  phase: Revealed,
  last: State['last'],
  now: number,
): { phase: Revealed; effects: Effect[] } | null {
  const steps = stepsAfter(definition, phase, last);
  const step = steps[phase.step === undefined ? 0 : steps.indexOf(phase.step) + 1];
  if (step === undefined) return null;
  const stands = standsFor(definition, phase.question, step);
  return {
    phase: { ...phase, step, nextAt: stands === null ? null : now + stands },
    effects: [{ do: 'announce-state' }],
  };
}

/** ms that a step stands until the game moves on by itself; null where the host decides. */
function standsFor(
  { options: { autoAdvance }, quiz }: Definition,
  question: number,
  step: RevealStep,
): number | null {
  if (autoAdvance === null) return null;
  const wait = autoAdvance * 1000;
  const { explanation } = quiz.questions[question] ?? {};
  // A host who wants no wait at all need not wait for readers either.
  if (step !== 'explanation' || !explanation || wait === 0) return wait;
  return Math.max(wait, readingTime(explanation));
}
