import { defineMode, definePlugin, type GameMode, pollTurns, z } from '../../../server/plugin.ts';
import { words } from '../../words/words.ts';

const options = z
  .object({
    seconds: z.number().int().min(3).max(60).default(10).meta({ title: 'Seconds to decide' }),
  })
  .meta({ description: 'The last winnings are doubled, or lost' });

type Options = z.output<typeof options>;
interface Memory {
  /** The points of the last question. */
  won: number;
}

/** The choice before a question, by its place. */
const DOUBLE = 1;

/** More than a game of people comes to; a score may be no more. */
const MOST = 1_000_000;

/** Before each question but the first, everybody keeps what the last one brought, or plays for it once more. */
export const double = defineMode<Options, Memory>({
  name: 'double',
  title: 'Double or nothing',
  translations: words,
  options,
  quick: true,
  plan: ({ questions }, { seconds }) => ({
    roll: 'everyone',
    turn: {
      before: {
        form: { kind: 'pick', options: [{ key: 'keep' }, { key: 'double' }] },
        label: { key: 'choice' },
        otherwise: 0,
        seconds,
        ahead: true,
      },
    },
    // Nothing is won yet.
    turns: { ...pollTurns(questions), 0: {} },
    badges: [{ key: 'won', from: 'memory.won', first: 0, icon: '✦' }],
  }),
  newcomer: () => ({ won: 0 }),
  score({ correctness, points, before, memory: { won } }) {
    const stake = before === DOUBLE ? won : 0;
    if (correctness < 1) return { points: 0 - stake, memory: { won: 0 } };
    const brought = Math.min(MOST, points + stake);
    return { points: brought, memory: { won: brought } };
  },
  messages: {
    en: {
      choice: 'Your last winnings',
      keep: 'Keep it',
      double: 'Double or nothing',
      won: 'Won last',
    },
    es: {
      choice: 'Lo último que ganaste',
      keep: 'Guardarlo',
      double: 'Doble o nada',
      won: 'Lo último ganado',
    },
    pt: {
      choice: 'O que você ganhou por último',
      keep: 'Guardar',
      double: 'O dobro ou nada',
      won: 'Último ganho',
    },
    fr: {
      choice: 'Ton dernier gain',
      keep: 'Garder',
      double: 'Quitte ou double',
      won: 'Dernier gain',
    },
    de: {
      choice: 'Dein letzter Gewinn',
      keep: 'Behalten',
      double: 'Doppelt oder nichts',
      won: 'Zuletzt gewonnen',
    },
    hi: {
      choice: 'आपकी पिछली जीत',
      keep: 'रखें',
      double: 'दोगुना या कुछ नहीं',
      won: 'पिछली जीत',
    },
    ar: {
      choice: 'آخر ما ربحته',
      keep: 'الاحتفاظ به',
      double: 'الضعف أو لا شيء',
      won: 'آخر ربح',
    },
    id: {
      choice: 'Kemenangan terakhirmu',
      keep: 'Simpan',
      double: 'Gandakan atau hilang',
      won: 'Menang terakhir',
    },
  },
});

export default definePlugin({
  name: 'double',
  setup({ modes }) {
    modes.register(double as unknown as GameMode, import.meta.url);
  },
});
