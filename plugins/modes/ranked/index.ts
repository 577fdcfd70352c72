import {
  defineMode,
  definePlugin,
  type Entry,
  type GameMode,
  podium,
  z,
} from '../../../server/plugin.ts';
import { words } from '../../words/words.ts';

const points = z.number().int().min(0).max(10_000);

const options = z
  .object({
    first: points.default(3).meta({ title: 'Points for the first right answer' }),
    second: points.default(2).meta({ title: 'Points for the second' }),
    third: points.default(1).meta({ title: 'Points for the third' }),
    others: points.default(0).meta({ title: 'Points for all other right answers' }),
  })
  .meta({ description: 'The first three right answers earn points' });

type Options = z.output<typeof options>;

/** The first three right answers earn points, whatever the question is worth. */
export const ranked = defineMode<Options, null, Entry[], string[]>({
  name: 'ranked',
  title: 'First three',
  options,
  quick: true,
  translations: words,
  score: ({ correctness }, { others }) => ({ points: correctness === 1 ? others : 0 }),
  round: podium(({ first, second, third }) => [first, second, third]),
});

export default definePlugin({
  name: 'ranked',
  setup({ modes }) {
    modes.register(ranked as unknown as GameMode, import.meta.url);
  },
});
