import { judgedAt } from '../engine/rulings.ts';
import type { Definition, State } from '../engine/state.ts';
import { QRushError } from '../protocol/errors.ts';
import type { Leaderboard, ReadAnswers, Scoring } from '../services.ts';
import type { Store } from '../store/contract.ts';
import { askedAt } from './asked-question.ts';
import { given } from './beside.ts';
import type { QuestionTypes } from './guarded-type.ts';

export interface ReadingSources {
  store: Pick<Store, 'answers'>;
  types: QuestionTypes;
  scoring: Pick<Scoring, 'score'>;
  leaderboard: Pick<Leaderboard, 'standings'>;
}

/**
 * Lists the different answers to a question, and how right each is by now: the most frequent first. Read as
 * they are scored, in threads. Answers of players who have left are not among them.
 * @throws QRushError `QUESTION_UNKNOWN`; `WRONG_PHASE` before the question was revealed; `BAD_PAYLOAD`
 *   for one without right answers
 */
export async function readAnswers(
  { store, types, scoring, leaderboard }: ReadingSources,
  definition: Definition,
  { last, rulings }: State,
  index: number,
): Promise<ReadAnswers[]> {
  const { question, type } = askedAt(types, definition, index);
  const { id: game, mode, modeOptions, quiz } = definition;
  if (!last || index > last.question)
    throw new QRushError('WRONG_PHASE', 'The question was not revealed yet.');
  if (type.graded === false)
    throw new QRushError('BAD_PAYLOAD', 'index: the question has no right answers.');
  const players: string[] = [];
  const values: unknown[] = [];
  for await (const page of store.answers.pages(game, index)) {
    const ids = page.map(({ player }) => player);
    const standings = await leaderboard.standings(game, ids);
    for (const { player, value } of page) {
      if (!standings.has(player)) continue;
      players.push(player);
      values.push(given(definition, index, value).value);
    }
  }
  const none = new Array<number>(players.length).fill(0);
  const { readings = [] } = await scoring.score({
    ...{ game, mode, modeOptions, question, index, players, values },
    ...{ elapsed: none, receivedAt: none, streaks: none, totals: none },
    questions: quiz.questions.length,
    seed: '',
    judged: judgedAt(rulings, index),
    readings: true,
  });
  return readings;
}
