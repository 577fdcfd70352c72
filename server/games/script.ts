import type { Definition } from '../engine/state.ts';
import type { ScriptedQuestion } from '../protocol/console.ts';
import type { HostResults } from '../protocol/results.ts';
import { askedAt } from './asked-question.ts';
import type { QuestionTypes } from './guarded-type.ts';
import { explained } from './views.ts';

/** Questions that one look tells of. */
const PAGE = 10;

/**
 * The questions of a game with what is right, for its host only.
 * @param from the first one to tell of
 */
export function script(
  types: QuestionTypes,
  definition: Definition,
  from: number,
): HostResults['script'] {
  const { length } = definition.quiz.questions;
  const end = Math.min(length, from + PAGE);
  const indexes = Array.from({ length: Math.max(0, end - from) }, (_, at) => from + at);
  const questions = indexes.map((index) => scripted(types, definition, index));
  return { questions, ...(end < length && { next: end }) };
}

function scripted(types: QuestionTypes, definition: Definition, index: number): ScriptedQuestion {
  const asked = askedAt(types, definition, index);
  const { question, type, form } = asked;
  const answer = asked.right();
  return {
    index,
    text: question.text,
    ...(question.rich?.text !== undefined && { html: question.rich.text }),
    ...(question.language !== undefined && { language: question.language }),
    form,
    limit: question.limit,
    right: type.correctText(question),
    ...(answer !== undefined && { answer }),
    ...explained(question),
  };
}
