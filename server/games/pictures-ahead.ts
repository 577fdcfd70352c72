import type { Quiz } from '../engine/quiz.ts';
import type { Definition } from '../engine/state.ts';
import type { Form, FormOption } from '../protocol/form.ts';
import { questionAt, typeOf } from './asked-question.ts';
import type { QuestionTypes } from './guarded-type.ts';

/** Finds the questions with pictures in their forms: see {@link Definition.pictures}. */
export function picturesAhead(
  types: QuestionTypes,
  quiz: Quiz,
): Pick<Definition, 'pictures'> | undefined {
  const pictures: Definition['pictures'] = {};
  for (const index of quiz.questions.keys()) {
    const question = questionAt({ quiz }, index);
    const form = typeOf(types, question).form(question, question.language ?? quiz.language);
    if (form.kind === 'point') pictures[index] = 'text';
    else if (optionPictures(form).length > 0) pictures[index] = 'options';
  }
  return Object.keys(pictures).length > 0 ? { pictures } : undefined;
}

/** The pictures of a form's options, each once, in an order that tells nothing of theirs. */
export const optionPictures = (form: Form): string[] => [
  ...new Set(
    optionsOf(form)
      .flatMap(({ media }) => media?.image ?? [])
      .sort(),
  ),
];

function optionsOf(form: Form): readonly FormOption[] {
  switch (form.kind) {
    case 'pick':
    case 'order':
      return form.options;
    case 'match':
      return [...form.left, ...form.right];
    case 'text':
    case 'number':
    case 'point':
      return [];
  }
}
