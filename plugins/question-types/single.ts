import { defineQuestionType, QRushError } from '../../server/plugin.ts';
import { words } from '../words/words.ts';
import {
  fittingOptions,
  isOptionIndex,
  type OptionFields,
  optionFields,
  readOption,
} from './options.ts';

/** One option to choose; each of `correct` is right. The value is the option's 0-based index. */
export const single = defineQuestionType<OptionFields, number>({
  name: 'single',
  title: 'Single choice',
  translations: words,
  example: {
    text: 'Which planet is called the Red Planet?',
    options: ['Venus', 'Mars', 'Jupiter', 'Saturn'],
    correct: [1],
  },
  fields: optionFields,
  quick: true,
  form: ({ options }) => ({ kind: 'pick', options: options.map((text) => ({ text })) }),
  parse({ options }, value) {
    if (isOptionIndex(options, value)) return value;
    throw new QRushError(
      'BAD_PAYLOAD',
      `value: expected an option from 0 to ${options.length - 1}`,
    );
  },
  read: ({ options }, text) => readOption(options, text),
  fits: ({ options }, text) => fittingOptions(options, text),
  grade: ({ correct }, value) => (correct.includes(value) ? 1 : 0),
  correct: ({ correct }) => correct,
  right: ({ correct }) => correct,
  correctText: ({ options, correct }) => correct.map((index) => options[index]).join(' / '),
  label: ({ options }, value) => options[value] ?? '',
});
