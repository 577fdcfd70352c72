/** The built-in question types under names that nothing knows, and some that QRush does not have. */
import { match } from '../../plugins/match/match.ts';
import { order } from '../../plugins/order/order.ts';
import { point } from '../../plugins/point/point.ts';
import { boolean } from '../../plugins/question-types/boolean.ts';
import { multiple } from '../../plugins/question-types/multiple.ts';
import { number } from '../../plugins/question-types/number.ts';
import { single } from '../../plugins/question-types/single.ts';
import { text } from '../../plugins/question-types/text.ts';
import {
  definePlugin,
  defineQuestionType,
  type Form,
  QRushError,
  type QuestionType,
  readForm,
  z,
} from '../../server/plugin.ts';

const renamed = <Type extends { name: string }>(type: Type): Type => ({
  ...type,
  name: `x-${type.name}`,
});

export const xSingle = renamed(single);
export const xMultiple = renamed(multiple);
export const xBoolean = renamed(boolean);
export const xText = renamed(text);
export const xNumber = renamed(number);
export const xOrder = renamed(order);
export const xMatch = renamed(match);
export const xPoint = renamed(point);

type Asked = { form: Form; right: unknown };

/** A question that says its form itself, and reads nothing: chats read by the form alone. */
export const plainForm = defineQuestionType<Asked, unknown>({
  name: 'plain-form',
  fields: z.object({ form: z.custom<Form>(), right: z.unknown() }),
  quick: true,
  form: ({ form }) => form,
  parse({ form }, value) {
    const read = readForm(form, value);
    if (read === undefined) throw new QRushError('BAD_PAYLOAD');
    return read;
  },
  grade: ({ right }, value) => (JSON.stringify(right) === JSON.stringify(value) ? 1 : 0),
  correct: ({ right }) => right,
  correctText: ({ right }) => JSON.stringify(right),
  label: (_question, value) => JSON.stringify(value),
});

export const otherNames = definePlugin({
  name: 'other-names',
  setup({ questionTypes }) {
    const types = [xSingle, xMultiple, xBoolean, xText, xNumber, xOrder, xMatch, xPoint, plainForm];
    for (const type of types)
      questionTypes.register(type as unknown as QuestionType, import.meta.url);
  },
});
