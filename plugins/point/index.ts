import { definePlugin, type QuestionType } from '../../server/plugin.ts';
import { point } from './point.ts';

/** Questions that are answered by a tap on a picture: "Where is Portugal?" */
export default definePlugin({
  name: 'point',
  setup({ questionTypes }) {
    questionTypes.register(
      point as unknown as QuestionType,
      new URL('./point.ts', import.meta.url).href,
    );
  },
});
