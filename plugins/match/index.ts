import { definePlugin, type QuestionType } from '../../server/plugin.ts';
import { match } from './match.ts';

/** Questions that ask what belongs together: countries and currencies, words and pictures. */
export default definePlugin({
  name: 'match',
  setup({ questionTypes }) {
    questionTypes.register(
      match as unknown as QuestionType,
      new URL('./match.ts', import.meta.url).href,
    );
  },
});
