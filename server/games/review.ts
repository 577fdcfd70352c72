import { isVoid, type Ruling } from '../engine/rulings.ts';
import type { Definition } from '../engine/state.ts';
import type { PlayResults } from '../protocol/results.ts';
import type { ReviewedQuestion } from '../protocol/views.ts';
import type { Leaderboard } from '../services.ts';
import type { Answer, Result, Store } from '../store/contract.ts';
import { askedAt } from './asked-question.ts';
import { given } from './beside.ts';
import type { QuestionTypes } from './guarded-type.ts';
import { explained } from './views.ts';

/** Questions that one review tells of. */
const PAGE = 25;

export interface ReviewSources {
  store: Pick<Store, 'answers'>;
  types: QuestionTypes;
  leaderboard: Pick<Leaderboard, 'history'>;
}

/**
 * A player's answers to the questions that were asked, and the right ones: for a game that is over.
 * @param asked how many questions were asked
 * @param rulings of hosts
 * @param from the first one to tell of
 */
export async function review(
  { store, types, leaderboard }: ReviewSources,
  definition: Definition,
  playerId: string,
  { asked, rulings }: { asked: number; rulings: Ruling[] | undefined },
  from: number,
): Promise<PlayResults['review']> {
  const end = Math.min(asked, from + PAGE);
  const indexes = Array.from({ length: Math.max(0, end - from) }, (_, at) => from + at);
  const [answers, results] = await Promise.all([
    store.answers.history(definition.id, playerId, indexes),
    leaderboard.history?.(definition.id, playerId, indexes),
  ]);
  const questions = indexes.map((index, at) =>
    reviewed(types, definition, index, answers[at], {
      scored: results && { of: results[at] },
      counts: !isVoid(rulings, index),
    }),
  );
  return { questions, ...(end < asked && { next: end }) };
}

/**
 * @param scored what was recorded; undefined where nobody can tell
 * @param counts whether the question counts for anything
 */
function reviewed(
  types: QuestionTypes,
  definition: Definition,
  index: number,
  answer: Answer | undefined,
  { scored, counts }: { scored: { of: Result | undefined } | undefined; counts: boolean },
): ReviewedQuestion {
  const { type, question } = askedAt(types, definition, index);
  return {
    index,
    text: question.text,
    ...(question.rich?.text !== undefined && { html: question.rich.text }),
    right: type.correctText(question),
    ...(answer && {
      given: type.label(question, given(definition, index, answer.value).value),
      took: answer.elapsed,
    }),
    ...(!counts && { void: true as const }),
    ...(type.graded === false || !counts
      ? { graded: false }
      : scored && { correctness: correctnessOf(scored.of), points: scored.of?.points ?? 0 }),
    ...explained(question),
  };
}

/** 0 wrong .. 1 right: what the mode says goes before what the type has graded. */
const correctnessOf = (result: Result | undefined): number =>
  result?.right === undefined ? (result?.correctness ?? 0) : Number(result.right);
