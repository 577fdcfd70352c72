import { defineMode, definePlugin, type GameMode, pollTurns, z } from '../../../server/plugin.ts';
import { words } from '../../words/words.ts';

const options = z
  .object({
    free: z
      .number()
      .int()
      .min(1)
      .max(100_000)
      .default(500)
      .meta({ title: 'Everybody may bet at least', description: 'Also with fewer points' }),
    unasked: z
      .number()
      .int()
      .min(0)
      .max(100_000)
      .default(100)
      .meta({ title: 'The bet of players who make none' }),
    seconds: z.number().int().min(3).max(60).default(15).meta({ title: 'Seconds to bet' }),
  })
  .meta({ description: 'A bet before each question: won or lost' });

type Options = z.output<typeof options>;

/** Before each question everybody bets some of their points: a right answer wins as many, any other loses them. */
export const wager = defineMode<Options>({
  name: 'wager',
  title: 'Wager',
  translations: words,
  options,
  quick: true,
  plan: ({ questions }, { free, unasked, seconds }) => ({
    roll: 'everyone',
    turn: {
      before: {
        form: { kind: 'number', least: 0, most: 'total', free, step: 1 },
        label: { key: 'bet' },
        otherwise: unasked,
        seconds,
        ahead: true,
      },
    },
    turns: pollTurns(questions),
    badges: [{ key: 'bet', from: 'before', icon: '🎲' }],
  }),
  score({ correctness, before, total }) {
    // Nothing is bet on a question without a right answer.
    const bet = typeof before === 'number' ? before : 0;
    if (correctness === 1) return { points: bet };
    // Nobody owes anything: what is bet for free is not lost.
    return { points: 0 - Math.min(bet, Math.max(0, total)) };
  },
  messages: {
    en: { bet: 'Your bet' },
    es: { bet: 'Tu apuesta' },
    pt: { bet: 'Sua aposta' },
    fr: { bet: 'Ta mise' },
    de: { bet: 'Dein Einsatz' },
    hi: { bet: 'आपका दाँव' },
    ar: { bet: 'رهانك' },
    id: { bet: 'Taruhanmu' },
  },
});

export default definePlugin({
  name: 'wager',
  setup({ modes }) {
    modes.register(wager as unknown as GameMode, import.meta.url);
  },
});
