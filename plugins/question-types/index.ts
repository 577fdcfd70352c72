import { definePlugin, type QuestionType } from '../../server/plugin.ts';
import { boolean } from './boolean.ts';
import { multiple } from './multiple.ts';
import { number } from './number.ts';
import { single } from './single.ts';
import { text } from './text.ts';

/** Single and multiple choice, true/false, free text and number. */
export default definePlugin({
  name: 'question-types',
  setup({ questionTypes }) {
    for (const type of [single, multiple, boolean, text, number]) {
      const module = new URL(`./${type.name}.ts`, import.meta.url).href;
      questionTypes.register(type as unknown as QuestionType, module);
    }
  },
});
