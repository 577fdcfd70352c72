import { QRushError } from '../protocol/errors.ts';
import { type NewRuling, type Ruling, requireRoom } from './rulings.ts';
import type { Effect, Paused, Phase, Scoring, State } from './state.ts';
import type { Step } from './step.ts';
import { moved, unpaused } from './unpaused.ts';

/**
 * A host rules about a question that was revealed, until the next one opens: the game goes back to
 * scoring, and is counted again from that question on. A second ruling need not wait for the first.
 * @throws QRushError `WRONG_PHASE` in any other phase, and for a question that was not revealed yet;
 *   `BAD_PAYLOAD` when there have been too many
 */
export function judge(
  { phase, last, rulings = [] }: State,
  ruling: NewRuling,
  now: number,
): { phase: Scoring | Paused; rulings: Ruling[]; effects: Effect[] } {
  const held = unpaused(phase);
  const counted = held.name === 'scoring' && held.from !== undefined ? held : undefined;
  const place = held.name === 'revealed' ? held : counted;
  if (!place || !last || ruling.question > last.question) {
    throw new QRushError(
      'WRONG_PHASE',
      'Answers are judged after the reveal of their question, and while no question is open.',
    );
  }
  requireRoom(rulings);
  const { question, openedAt, closedAt } = place;
  const scoring: Scoring = {
    name: 'scoring',
    question,
    openedAt,
    closedAt,
    ending: counted?.ending ?? false,
    from: Math.min(ruling.question, counted?.from ?? question),
    ...(counted?.goOn && { goOn: true }),
  };
  return {
    phase: moved(phase, scoring),
    rulings: [...rulings, { ...ruling, at: now }],
    effects: [{ do: 'announce-state' }, { do: 'score', question }],
  };
}

/** Whether what was revealed is being counted again. */
export const isCountedAgain = (phase: Phase): phase is Scoring =>
  phase.name === 'scoring' && phase.from !== undefined;

/**
 * Moves on at once if the host, while judging, has asked for it. @returns null when that was said
 * before
 */
export const goOnOnceCounted = (phase: Scoring): Step | null =>
  phase.goOn ? null : { phase: { ...phase, goOn: true }, effects: [{ do: 'announce-state' }] };
