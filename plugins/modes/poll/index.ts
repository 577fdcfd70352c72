import { defineMode, definePlugin, type GameMode, z } from '../../../server/plugin.ts';
import { words } from '../../words/words.ts';

/** To hear what people think or know: answers are counted and shown, and earn nothing. */
export const poll = defineMode<object>({
  name: 'poll',
  title: 'Poll',
  options: z.object({}).meta({ description: 'Answers are shown, and nobody earns points' }),
  quick: true,
  translations: words,
  plan: () => ({ points: 0 }),
  score: () => ({ points: 0, streak: 0 }),
});

export default definePlugin({
  name: 'poll',
  setup({ modes }) {
    modes.register(poll as unknown as GameMode, import.meta.url);
  },
});
