import type { ScoredBatch, Scoring, ScoringBatch } from '../../server/services.ts';
import { type Rules, scoreBatch } from './score-batch.ts';

export interface InlineOptions {
  rules: Rules;
  /** Answers of a batch that are scored here, at the most. */
  most: number;
  /** Scores all other batches, in threads. */
  pool: Scoring;
  onScored(answers: number): void;
}

/**
 * Scores small batches where it is called, which is faster than a message to a thread. Only of types
 * and modes that declare themselves `quick`: nothing could stop another one that hangs here.
 */
export function scoreInline({ rules, most, pool, onScored }: InlineOptions): Scoring {
  const isQuick = ({ question, mode }: ScoringBatch): boolean =>
    rules.types.get(question.type)?.quick === true && rules.modes.get(mode)?.quick === true;
  return {
    async score(batch: ScoringBatch): Promise<ScoredBatch> {
      if (batch.players.length > most || !isQuick(batch)) return pool.score(batch);
      try {
        const scored = scoreBatch(rules, batch);
        onScored(batch.players.length);
        return scored;
      } catch {
        // The pool finds the answer that breaks it.
        return pool.score(batch);
      }
    },
  };
}
