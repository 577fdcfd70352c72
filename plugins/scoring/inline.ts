import type { ScoredBatch, Scoring, ScoringBatch } from '../../server/plugin.ts';
import { type Rules, scoreBatch } from './score-batch.ts';

export interface InlineOptions {
  rules: Rules;
  /** Answers of a batch that are scored here, at the most. */
  most: number;
  /** Scores all other batches, in threads. */
  pool: Scoring;
  onScored(answers: number): void;
}

/** What is to be scored, as far as it decides where. */
type Outlook = Pick<ScoringBatch, 'question' | 'mode'>;

export interface InlineScoring extends Scoring {
  /** Whether so many answers to this question go to the pool. */
  needsThreads(of: Outlook, answers: number): boolean;
}

/**
 * Scores small batches where it is called, which is faster than a message to a thread. Only of types
 * and modes that declare themselves `quick`: nothing could stop another one that hangs here.
 */
export function scoreInline({ rules, most, pool, onScored }: InlineOptions): InlineScoring {
  const isQuick = ({ question, mode }: Outlook): boolean =>
    rules.types.get(question.type)?.quick === true && rules.modes.get(mode)?.quick === true;
  const needsThreads = (of: Outlook, answers: number) => answers > most || !isQuick(of);
  return {
    needsThreads,
    async score(batch: ScoringBatch): Promise<ScoredBatch> {
      if (needsThreads(batch, batch.players.length)) return pool.score(batch);
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
