import { isVoid, type NewRuling } from '../engine/rulings.ts';
import type { Definition, State } from '../engine/state.ts';
import { QRushError } from '../protocol/errors.ts';
import type { AnswerLabel, HostRuling } from './contract.ts';
import { type ReadingSources, readAnswers } from './read-answers.ts';

/** Labels of a page. */
const PAGE = 200;

/** Lists the different answers to a question, a page. @throws as {@link readAnswers} */
export async function labelsOf(
  sources: ReadingSources,
  game: Definition,
  state: State,
  index: number,
  after?: string,
): Promise<AnswerLabel[]> {
  const all = await readAnswers(sources, game, state, index);
  const before = after === undefined ? -1 : all.findIndex(({ label }) => label === after);
  if (after !== undefined && before < 0) throw nobodySaid('after');
  return all
    .slice(before + 1, before + 1 + PAGE)
    .map(({ label, count, correctness }) => ({ label, count, correctness }));
}

/**
 * A host's statement, as a ruling; undefined when it holds already.
 * @throws QRushError as {@link readAnswers}, and `BAD_PAYLOAD` for a label that nobody's answer has
 */
export async function rulingOf(
  sources: ReadingSources,
  game: Definition,
  state: State,
  index: number,
  { label, correctness = 0, void: isOut }: HostRuling,
): Promise<NewRuling | undefined> {
  if (isOut !== undefined) {
    if (isOut === isVoid(state.rulings, index)) return undefined;
    requireScored(sources, game, index);
    return { question: index, void: isOut };
  }
  const read = await readAnswers(sources, game, state, index);
  const found = read.find((one) => one.label === label);
  if (!found) throw nobodySaid('label');
  if (found.correctness === correctness) return undefined;
  return { question: index, label: found.label, key: found.key, correctness };
}

function requireScored({ types }: ReadingSources, { quiz, plan }: Definition, index: number): void {
  const question = quiz.questions[index];
  if (!question) throw new QRushError('QUESTION_UNKNOWN');
  if (types.get(question.type)?.graded === false && !plan?.polls)
    throw new QRushError('BAD_PAYLOAD', 'index: nothing was scored in this question.');
}

const nobodySaid = (field: string) =>
  new QRushError('BAD_PAYLOAD', `${field}: nobody has answered this.`);
