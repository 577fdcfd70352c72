import type { Decision } from '../engine/round.ts';
import { isVoid, judgedAt } from '../engine/rulings.ts';
import type { Definition, State, Summary } from '../engine/state.ts';
import type { HookRunner } from '../hooks.ts';
import { optionLabel } from '../protocol/form.ts';
import type { Bucket, Trouble } from '../protocol/views.ts';
import type { Leaderboard, ScoredBatch, Scoring, ScoringBatch } from '../services.ts';
import type { Result, Standing, Store } from '../store/contract.ts';
import { askedAt } from './asked-question.ts';
import { groupTotals } from './groups.ts';
import type { QuestionTypes } from './guarded-type.ts';
import { type Rows, rowsOf } from './question-rows.ts';
import type { StandingsBefore } from './standings-before.ts';
import { shownAnswers } from './typed-labels.ts';

export interface ScoringSources {
  store: Store;
  hooks: HookRunner;
  types: QuestionTypes;
  scoring: Pick<Scoring, 'score' | 'conclude'>;
  leaderboard: Leaderboard;
}

/** A question that has been scored. */
export interface ScoredQuestion {
  summary: Summary;
  /** The game is over after its reveal. */
  finish?: true;
  trouble?: Trouble;
}

/**
 * Scores all answers to a question and adds the points. May be done twice, also after a crash half-way:
 * a result counts once, and what a round has come to first is what holds. Answers of players who have
 * left the game are not scored. Where there is no right answer they are only counted, unless the mode's
 * plan says otherwise.
 * @param before how all stood before the question, where it is counted again after a ruling
 */
export async function scoreQuestion(
  sources: ScoringSources,
  definition: Definition,
  state: State,
  index: number,
  before?: StandingsBefore,
): Promise<ScoredQuestion> {
  const { store, types, hooks, scoring, leaderboard } = sources;
  const { question, type, form } = askedAt(types, definition, index);
  const all = await rowsOf({ store, leaderboard }, definition, state, index, before);
  const { memories, since, groups, silent, answers, out, ...more } = all;
  const { before: bets, beside, join, ...rows } = more;
  const { rulings } = state;
  const judged = judgedAt(rulings, index);
  const counts = !isVoid(rulings, index);
  const revision = before ? (rulings?.length ?? 0) : 0;
  const { id, mode, modeOptions, quiz, seed, plan } = definition;
  const batch: ScoringBatch = {
    game: id,
    mode,
    modeOptions,
    question,
    index,
    questions: quiz.questions.length,
    seed: `${seed ?? id}:${index}`,
    ...rows,
    ...(memories.some((memory) => memory !== null) && { memories }),
    ...(since.some((first) => first > 0) && { since }),
    ...(plan?.groups && { groups }),
    ...(bets.length > 0 && { before: bets }),
    ...(beside.length > 0 && { beside }),
    ...(join.length > 0 && { join }),
    ...(plan?.polls && { polls: true }),
    ...(judged.length > 0 && { judged }),
  };
  const scored = await scoring.score(batch);
  const { counts: lines, right, trouble } = scored;
  const decision = counts ? await decide(sources, batch, scored, revision) : undefined;
  const isScored = type.graded !== false || plan?.polls === true;
  if (isScored) {
    const { verdict } = decision ?? {};
    const { results } = verdict ? await scoring.score({ ...batch, verdict }) : scored;
    for (let at = 0; at < silent.length; at++) {
      const result = results[at];
      const count = silent[at] ?? 0;
      if (!result) continue;
      if (count > 0) result.silent = count;
      if (result.out !== undefined && !plan?.eliminates) delete result.out;
      if (result.tie !== undefined && !plan?.ties) delete result.tie;
    }
    if (plan?.badges?.some(({ from }) => from === 'before'))
      for (const [at, before] of bets.entries())
        if (before !== undefined && results[at]) results[at].before = before;
    const held = counts ? results : results.map((result, at) => forNothing(result, all, at));
    const recorded = out.length > 0 ? [...held, ...out.map(stillOut)] : held;
    if (revision > 0) for (const result of recorded) result.rev = revision;
    await leaderboard.record(id, index, recorded);
  }

  const known = new Set(right);
  const countOf = new Map(lines);
  const correct = type.correct(question);
  const summary: Summary = {
    question: index,
    answers,
    correct,
    distribution:
      form.kind === 'pick'
        ? form.options.map(optionLabel).map((label) => ({ label, count: countOf.get(label) ?? 0 }))
        : await shownAnswers(
            hooks,
            definition,
            index,
            mostFrequent(lines, known, correct),
            (label) => known.has(label),
          ),
    ...(type.graded === false && { graded: false, ...(isScored && counts && { scored: true }) }),
    ...(!counts && { graded: false, void: true }),
    ...(decision?.say && { say: decision.say }),
    ...(plan?.groups && { groups: await groupTotals({ store, leaderboard }, id, plan.groups) }),
  };
  return {
    summary,
    ...(decision?.finish && { finish: true }),
    ...(trouble && { trouble }),
  };
}

/**
 * The conclusion of the mode's round, also of one drawn before a crash; undefined for a mode
 * without rounds.
 */
async function decide(
  { store, scoring }: ScoringSources,
  { game, mode, modeOptions, index }: ScoringBatch,
  { sums }: ScoredBatch,
  revision: number,
): Promise<Decision | undefined> {
  if (!sums || !scoring.conclude) return undefined;
  const decision = await scoring.conclude({ game, mode, modeOptions, sums });
  return store.board.decide(game, index, decision, revision);
}

/** The result of a question that counts for nothing: all stays as it was before it. */
function forNothing({ player, correctness, before }: Result, rows: Rows, at: number): Result {
  const memory = rows.memories[at] ?? null;
  const silent = rows.silent[at] ?? 0;
  return {
    player,
    correctness,
    points: 0,
    streak: rows.streaks[at] ?? 0,
    ...(memory !== null && { memory }),
    ...(before !== undefined && { before }),
    ...(silent > 0 && { silent }),
  };
}

/** The result of a question for somebody who was out before it, as it has turned out since. */
function stillOut({ player, last }: Standing): Result {
  const { streak = 0, memory, silent } = last ?? {};
  return {
    player,
    correctness: 0,
    points: 0,
    streak,
    ...(memory !== undefined && { memory }),
    ...(silent !== undefined && { silent }),
    out: true,
  };
}

/** Right answers are marked where they are written otherwise than those that are shown as right. */
function mostFrequent(
  counts: ScoredBatch['counts'],
  right: ReadonlySet<string>,
  correct: unknown,
): Bucket[] {
  const shown = new Set<unknown>(Array.isArray(correct) ? correct : [correct]);
  return counts
    .map(
      ([label, count]): Bucket =>
        right.has(label) && !shown.has(label) ? { label, count, right: true } : { label, count },
    )
    .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
}
