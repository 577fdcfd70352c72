import {
  defineMode,
  definePlugin,
  type Entry,
  type GameMode,
  podium,
  z,
} from '../../../server/plugin.ts';
import { words } from '../../words/words.ts';

const options = z
  .object({
    winners: z
      .number()
      .int()
      .min(1)
      .max(10)
      .default(1)
      .meta({ title: 'Right answers that earn points' }),
    points: z
      .number()
      .int()
      .min(1)
      .max(100_000)
      .default(1000)
      .meta({ title: 'Points for the first' }),
  })
  .meta({ description: 'The first right answer takes the points' });

type Options = z.output<typeof options>;

/** Each place has an equal step less than the one before. */
const places = ({ winners, points }: Options): number[] =>
  Array.from({ length: winners }, (_, place) => Math.round((points * (winners - place)) / winners));

/** The first right answer earns the points, and closes the question. */
export const finger = defineMode<Options, null, Entry[], string[]>({
  name: 'finger',
  title: 'Fastest finger',
  options,
  quick: true,
  translations: words,
  plan: (_quiz, { winners }) => ({ turn: { closes: { right: winners } } }),
  score: () => ({ points: 0 }),
  round: podium(places),
});

export default definePlugin({
  name: 'finger',
  setup({ modes }) {
    modes.register(finger as unknown as GameMode, import.meta.url);
  },
});
