import type { QuestionType } from '../../engine/question-type.ts';
import { guardType } from '../../games/guarded-type.ts';
import { examineQuestion } from '../../games/quiz-validation.ts';
import type { QuestionTypeView } from '../../protocol/question-types.ts';
import { fieldSchema } from './field-schema.ts';
import { sampleOf } from './sample.ts';

const LONGEST_TITLE = 100;

/** A type's description, from which its questions are edited. */
export function describeType(type: QuestionType): QuestionTypeView {
  const { name, title = name } = type;
  const schema = schemaOf(type);
  const example = exampleOf(type, schema);
  return {
    name,
    title: String(title).slice(0, LONGEST_TITLE),
    schema,
    ...(example && { example, form: kindOf(type, example) }),
  };
}

function schemaOf({ fields }: QuestionType): Record<string, unknown> {
  try {
    return fieldSchema(fields);
  } catch {
    // Its fields are there all the same: only nobody can tell which.
    return { type: 'object' };
  }
}

/** The type's own example, or one made up of its fields: if it is a good question. */
function exampleOf(type: QuestionType, schema: Record<string, unknown>) {
  const { name, example } = type;
  const fields = example ?? { text: 'Question?', ...Object(sampleOf(schema)) };
  const question = { ...fields, type: name };
  return 'question' in examine(type, question) ? question : undefined;
}

const examine = (type: QuestionType, question: Record<string, unknown>) =>
  examineQuestion(question, {
    typeOf: (name) => (name === type.name ? type : undefined),
    typeNames: [type.name],
  });

function kindOf(type: QuestionType, example: Record<string, unknown>) {
  const read = examine(type, example);
  if (!('question' in read)) return 'text' as const;
  const language = read.question.language ?? 'en';
  return guardType(type, true, () => {}).form({ ...read.question, language }, language).kind;
}
