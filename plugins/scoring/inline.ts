import type { ScoredBatch, Scoring, ScoringBatch } from '../../server/plugin.ts';
import type { Owned } from './culprit.ts';
import { type Rules, scoreBatch } from './score-batch.ts';

/** Scores batches. */
export type Scorer = Pick<Scoring, 'score'>;

export interface InlineOptions {
  rules: Rules;
  /** Knows this package's modes and types: the word of others that they are quick is not enough. */
  owned: Owned;
  /** Answers of a batch that are scored here, at the most. */
  most: number;
  /** Scores all other batches, in threads. */
  pool: Scorer;
  onScored(answers: number): void;
}

/** The part of a batch that decides where it is scored. */
type Outlook = Pick<ScoringBatch, 'question' | 'mode'>;

export interface InlineScoring extends Scorer {
  /** Whether so many answers to this question go to the pool. */
  needsThreads(of: Outlook, answers: number): boolean;
  /** Whether all that scores it is of this package. */
  isOwn(of: Outlook): boolean;
}

/**
 * Scores small batches where it is called, which is faster than a message to a thread. Only of types
 * and modes of this package that declare themselves `quick`: nothing could stop one that hangs here.
 */
export function scoreInline({ rules, owned, most, pool, onScored }: InlineOptions): InlineScoring {
  const isOwn = ({ question, mode }: Outlook): boolean =>
    owned.type(question.type) && owned.mode(mode);
  const isQuick = ({ question, mode }: Outlook): boolean =>
    rules.types.get(question.type)?.quick === true && rules.modes.get(mode)?.quick === true;
  const needsThreads = (of: Outlook, answers: number) =>
    answers > most || !isQuick(of) || !isOwn(of);
  return {
    needsThreads,
    isOwn,
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
