/** A question type of a plugin's that has no right answers, and the plugin. */
import { definePlugin, defineQuestionType, type QuestionType, z } from '../../server/plugin.ts';

const fields = z.object({ options: z.array(z.string()).min(2).max(10) });

const notAsked = (): never => {
  throw new Error('a poll has no right answer');
};

export const poll = defineQuestionType<z.output<typeof fields>, number>({
  name: 'poll',
  fields,
  graded: false,
  form: ({ options }) => ({ kind: 'pick', options: options.map((text) => ({ text })) }),
  parse: (_question, value) => z.number().int().parse(value),
  read({ options }, text) {
    const index = options.findIndex((option) => option.toLowerCase() === text.toLowerCase());
    return index < 0 ? undefined : index;
  },
  grade: notAsked,
  correct: notAsked,
  correctText: notAsked,
  right: notAsked,
  label: ({ options }, value) => options[value] ?? '',
});

export const pollPlugin = definePlugin<never>({
  name: 'tastes',
  setup({ questionTypes }) {
    questionTypes.register(poll as unknown as QuestionType, import.meta.url);
  },
});

/** A question about taste. */
export const taste = {
  type: 'poll',
  text: 'Tea or coffee?',
  options: ['Tea', 'Coffee'],
  limit: 60,
};
