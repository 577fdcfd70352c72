import { defineMode, definePlugin, type GameMode, pollTurns, z } from '../../../server/plugin.ts';
import { words } from '../../words/words.ts';

const options = z
  .object({
    players: z
      .number()
      .int()
      .min(1)
      .max(8)
      .default(1)
      .meta({ title: 'How many of the first may answer' }),
    wrong: z
      .number()
      .int()
      .min(0)
      .max(100)
      .default(50)
      .meta({ title: 'Percent of the points that a wrong answer loses' }),
    seconds: z.number().int().min(3).max(60).default(15).meta({ title: 'Seconds to buzz' }),
  })
  .meta({ description: 'Whoever buzzes first may answer' });

type Options = z.output<typeof options>;

/** The question is shown without its options: whoever buzzes first may answer it. */
export const buzzer = defineMode<Options>({
  name: 'buzzer',
  title: 'Buzzer',
  translations: words,
  options,
  quick: true,
  plan: ({ questions }, { players, seconds }) => ({
    turn: {
      before: {
        form: { kind: 'pick', options: [{ key: 'me' }] },
        label: { key: 'who' },
        seconds,
        first: players,
        shows: 'text',
      },
    },
    turns: pollTurns(questions),
  }),
  score({ correctness, points }, { wrong }) {
    if (correctness > 0) return { points: Math.round(points * correctness) };
    return { points: 0 - Math.round((points * wrong) / 100) };
  },
  messages: {
    en: { who: 'Who knows it?', me: 'I know it!' },
    es: { who: '¿Quién lo sabe?', me: '¡Lo sé!' },
    pt: { who: 'Quem sabe?', me: 'Eu sei!' },
    fr: { who: 'Qui le sait ?', me: 'Je sais !' },
    de: { who: 'Wer weiß es?', me: 'Ich weiß es!' },
    hi: { who: 'किसे पता है?', me: 'मुझे पता है!' },
    ar: { who: 'من يعرف؟', me: 'أنا أعرف!' },
    id: { who: 'Siapa tahu?', me: 'Saya tahu!' },
  },
});

export default definePlugin({
  name: 'buzzer',
  setup({ modes }) {
    modes.register(buzzer as unknown as GameMode, import.meta.url);
  },
});
