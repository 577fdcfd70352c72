import { definePlugin, type QuestionType } from '../../server/plugin.ts';
import { order } from './order.ts';

/** Questions whose answer is an order: the oldest first, the largest first. */
export default definePlugin({
  name: 'order',
  setup({ questionTypes }) {
    questionTypes.register(
      order as unknown as QuestionType,
      new URL('./order.ts', import.meta.url).href,
    );
  },
});
