import type { QuestionType } from '../../../server/engine/question-type.ts';
import type { Question } from '../../../server/engine/quiz.ts';

/** A question of this type, with the type's fields as its author would write them. */
export function questionOf<Fields extends object, Value>(
  { name, fields }: QuestionType<Fields, Value>,
  given: object,
): Question & Fields {
  return { type: name, text: '?', limit: 20, points: 1000, ...fields.parse(given) };
}
