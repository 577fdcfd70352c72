import { type GameMode, LONGEST_PLAN, type PlannedQuiz } from '../../server/plugin.ts';

/** A request for a plan. */
export interface PlanRequest {
  mode: string;
  quiz: PlannedQuiz;
  modeOptions: object;
}

/** How the plan went: its JSON, or what the mode said against the quiz. */
export type PlanOutcome = { json: string } | { refused: string };

/** Characters of a mode's own words that are passed on. */
const LONGEST_REFUSAL = 500;

/** Asks a mode for its plan. An error that it throws refuses the quiz, even if that was a slip. */
export function planBy(
  mode: GameMode | undefined,
  { mode: name, quiz, modeOptions }: PlanRequest,
): PlanOutcome {
  try {
    const plan: unknown = mode?.plan?.(quiz, modeOptions);
    const json: string | undefined = JSON.stringify(plan);
    if (json === undefined || plan instanceof Promise) return noPlan(name, 'it gave none');
    if (json.length > LONGEST_PLAN) return noPlan(name, 'it is larger than 64 KiB');
    return { json };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { refused: message.slice(0, LONGEST_REFUSAL).toWellFormed() };
  }
}

/** @param why the plan is no good, or not there */
export const noPlan = (mode: string, why: string): PlanOutcome => ({
  refused: `There is no plan of the mode "${mode}" for this quiz: ${why}.`,
});
