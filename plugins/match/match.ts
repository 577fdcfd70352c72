import {
  defineQuestionType,
  type FormOf,
  optionLabel,
  QRushError,
  readForm,
} from '../../server/plugin.ts';
import { words } from '../words/words.ts';
import { type MatchFields, matchFields, optionOf } from './fields.ts';

/**
 * Asks for things that belong together. The value has for each item on the left the index of one on
 * the right, where the items of the pairs stand first: so each is its own index when it is right.
 * The share of right pairs counts; without `partial` all of them must be right.
 */
export const match = defineQuestionType<MatchFields, number[]>({
  name: 'match',
  title: 'Match pairs',
  translations: words,
  example: {
    text: 'Which currency belongs to which country?',
    pairs: [
      ['Japan', 'Yen'],
      ['India', 'Rupee'],
      ['Brazil', 'Real'],
    ],
  },
  fields: matchFields,
  quick: true,
  form: formOf,
  parse(question, value) {
    const form = formOf(question);
    const matched = readForm(form, value);
    if (matched !== undefined) return matched as number[];
    throw new QRushError(
      'BAD_PAYLOAD',
      `value: expected a list of ${form.left.length} indexes from 0 to ${form.right.length - 1}: for each on the left one on the right`,
    );
  },
  grade({ partial }, value) {
    const right = value.filter(isRight).length;
    if (right === value.length) return 1;
    return partial ? right / value.length : 0;
  },
  correct: ({ pairs }) => pairs,
  right: ({ pairs }) => pairs.map((_, row) => row),
  correctText: (question) => labelsOf(question, [...question.pairs.keys()]).join(', '),
  label: (question, value) => labelsOf(question, value).join(', '),
  // By pair: which of them was hard says more than whole answers, of which hardly two are equal.
  line: (question, value) =>
    labelsOf(question, value).map((label, row) => ({
      key: `${row} ${value[row]}`,
      right: isRight(value[row] ?? -1, row),
      label,
    })),
});

const isRight = (index: number, row: number): boolean => index === row;

function formOf({ pairs, extra = [] }: MatchFields): FormOf<'match'> {
  return {
    kind: 'match',
    left: pairs.map(([left]) => optionOf(left)),
    right: [...pairs.map(([, right]) => right), ...extra].map(optionOf),
  };
}

/** "Japan: Yen" for each on the left. */
function labelsOf(question: MatchFields, value: number[]): string[] {
  const { left, right } = formOf(question);
  return left.map((option, row) => {
    const matched = right[value[row] ?? -1];
    return `${optionLabel(option)}: ${matched ? optionLabel(matched) : '?'}`;
  });
}
