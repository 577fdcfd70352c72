import { defineMode, definePlugin, type GameMode, z } from '../../../server/plugin.ts';
import { words } from '../../words/words.ts';

/** The share of a question's points that is left at the least, in percent. */
const LEAST = 20;

const options = z
  .object({
    seconds: z.number().int().min(3).max(120).default(10).meta({
      title: 'Seconds from one hint to the next',
      description: 'The first one comes as late',
    }),
    loss: z
      .number()
      .int()
      .min(1)
      .max(50)
      .default(20)
      .meta({
        title: 'Percent that each hint costs',
        description: `${LEAST} percent are left in any case`,
      }),
  })
  .meta({ description: 'Hints one after the other, and fewer points with each' });

type Options = z.output<typeof options>;

/** Each hint makes the question easier, and its points fewer: for everybody, whoever has seen it. */
export const ladder = defineMode<Options>({
  name: 'ladder',
  title: 'Hint ladder',
  options,
  quick: true,
  translations: words,
  plan({ questions }, { seconds }) {
    if (questions.every(({ hints }) => hints.length === 0))
      throw new Error('The hint ladder needs questions with hints, and no question has any.');
    const turns = questions.map(({ hints }) => ({
      hints: hints.map((text, at) => ({ after: (at + 1) * seconds, text })),
    }));
    return { turns: Object.fromEntries(turns.map((turn, index) => [index, turn])) };
  },
  score({ correctness, elapsed, points }, { seconds, loss }) {
    const seen = Math.floor(elapsed / (seconds * 1000));
    const left = Math.max(LEAST, 100 - loss * seen);
    return { points: Math.round((points * correctness * left) / 100) };
  },
});

export default definePlugin({
  name: 'ladder',
  setup({ modes }) {
    modes.register(ladder as unknown as GameMode, import.meta.url);
  },
});
