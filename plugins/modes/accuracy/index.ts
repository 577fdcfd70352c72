import { defineMode, definePlugin, type GameMode, z } from '../../../server/plugin.ts';
import { words } from '../../words/words.ts';

/** Only what is right counts, a point each. Of those with as many, who took less time stands above. */
export const accuracy = defineMode<object>({
  name: 'accuracy',
  title: 'Accuracy',
  options: z.object({}).meta({ description: 'Only right answers count, time breaks ties' }),
  quick: true,
  translations: words,
  plan: () => ({ ties: true }),
  score: ({ correctness, elapsed }) =>
    correctness === 1 ? { points: 1, tie: Math.round(elapsed) } : { points: 0 },
});

export default definePlugin({
  name: 'accuracy',
  setup({ modes }) {
    modes.register(accuracy as unknown as GameMode, import.meta.url);
  },
});
