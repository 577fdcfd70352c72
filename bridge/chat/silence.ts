import type { Definition, Games, Standing } from '../../server/plugin.ts';
import type { Seat } from './seats.ts';

/** Questions in a row without an answer, after which a player is left alone. */
const PATIENCE = 3;

/** The question to be asked, 0-based. */
export interface Upcoming {
  games: Pick<Games, 'isGraded' | 'asks'>;
  definition: Definition;
  question: number;
}

/**
 * Decides whether a player who may not be answering is asked, asked for the `last` time, or left
 * alone.
 * @param sent the last questions sent to them in time, if known: a player who got none could not answer
 */
export function patienceWith(
  { games, definition, question }: Upcoming,
  { since }: Pick<Seat, 'since'>,
  standing: Standing | undefined,
  sent?: readonly number[],
): 'asked' | 'last' | 'spent' {
  // Questions before this one that they could have answered, and did not, since the last answer. Those
  // without right answers leave no result behind, nor do those that only some may answer: they do not tell.
  const first = Math.max(since, (standing?.last?.question ?? -1) + 1);
  const later = definition.quiz.questions
    .slice(first, question)
    .filter(
      (asked, at) =>
        games.isGraded(asked) && games.asks(definition, first + at).before?.first === undefined,
    ).length;
  // Where everybody is scored, silence leaves results that count it: also from before they were back.
  const result = standing?.last;
  const silent = result
    ? Math.min(result.silent ?? 0, Math.max(0, result.question + 1 - since))
    : 0;
  const shown = sent?.filter((one) => one >= first - silent && one < question).length;
  const missed = Math.min(silent + later, shown ?? PATIENCE);
  if (missed >= PATIENCE) return 'spent';
  return missed === PATIENCE - 1 ? 'last' : 'asked';
}
