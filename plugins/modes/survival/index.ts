import { defineMode, definePlugin, type GameMode, z } from '../../../server/plugin.ts';
import { words } from '../../words/words.ts';

const options = z
  .object({
    lives: z
      .number()
      .int()
      .min(1)
      .max(9)
      .default(3)
      .meta({ title: 'Wrong answers until one is out' }),
  })
  .meta({ description: 'Wrong answers cost lives, the last one left wins' });

type Options = z.output<typeof options>;
interface Memory {
  lives: number;
}
/** How many played this question, and how many of them are still in. */
interface Count {
  playing: number;
  left: number;
}
interface Verdict {
  /** Nobody was right: nobody loses anything. */
  spared: boolean;
}

/** The same for every right answer: whoever stays in the longest leads. */
const POINTS = 1000;

/** Each wrong answer, and each one that is missing, costs a life. The last one who is left has won. */
export const survival = defineMode<Options, Memory, Count, Verdict>({
  name: 'survival',
  title: 'Survival',
  translations: words,
  options,
  quick: true,
  plan: (_quiz, { lives }) => ({
    joins: 'lobby',
    roll: 'everyone',
    eliminates: true,
    badges: [{ key: 'lives', from: 'memory.lives', first: lives, icon: '❤' }],
  }),
  newcomer: (_joined, { lives }) => ({ lives }),
  score({ correctness, memory: { lives } }) {
    if (correctness === 1) return { points: POINTS, memory: { lives } };
    return { points: 0, memory: { lives: lives - 1 }, out: lives <= 1 };
  },
  round: {
    empty: () => ({ playing: 0, left: 0 }),
    add: ({ playing, left }, _row, { out }) => ({
      playing: playing + 1,
      left: left + (out ? 0 : 1),
    }),
    merge: (one, other) => ({
      playing: one.playing + other.playing,
      left: one.left + other.left,
    }),
    conclude({ playing, left }) {
      if (playing === 0) return { verdict: { spared: true } };
      if (left === 0) return { verdict: { spared: true }, say: [{ key: 'spared' }] };
      const finish = playing > 1 && left === 1;
      const say = finish ? { key: 'won' } : { key: 'left', params: { left } };
      return { verdict: { spared: false }, finish, say: [say] };
    },
    settle: ({ memory }, score, { spared }) => (spared ? { ...score, memory, out: false } : score),
  },
  messages: {
    en: {
      lives: 'Lives',
      left: 'Players still in: {left}',
      spared: 'That would have been the end for all, so nobody loses a life.',
      won: 'Only one is left: the game is won.',
    },
    es: {
      lives: 'Vidas',
      left: 'Jugadores que siguen: {left}',
      spared: 'Habría sido el final para todos: nadie pierde una vida.',
      won: 'Solo queda una persona: ha ganado.',
    },
    pt: {
      lives: 'Vidas',
      left: 'Jogadores ainda no jogo: {left}',
      spared: 'Seria o fim para todos: ninguém perde uma vida.',
      won: 'Só resta uma pessoa: ela venceu.',
    },
    fr: {
      lives: 'Vies',
      left: 'Encore en jeu : {left}',
      spared: 'C’était la fin pour tous : personne ne perd de vie.',
      won: 'Il ne reste qu’une personne : elle a gagné.',
    },
    de: {
      lives: 'Leben',
      left: 'Noch dabei: {left}',
      spared: 'Das wäre das Ende für alle gewesen: Niemand verliert ein Leben.',
      won: 'Nur eine Person ist übrig: Sie hat gewonnen.',
    },
    hi: {
      lives: 'जीवन',
      left: 'अब भी खेल में: {left}',
      spared: 'सब बाहर हो जाते, इसलिए किसी का जीवन नहीं गया।',
      won: 'केवल एक खिलाड़ी बचा है: वही जीता।',
    },
    ar: {
      lives: 'الأرواح',
      left: 'الباقون في اللعبة: {left}',
      spared: 'كان سيخرج الجميع، لذلك لا يخسر أحد روحًا.',
      won: 'بقي لاعب واحد فقط: لقد فاز.',
    },
    id: {
      lives: 'Nyawa',
      left: 'Masih bermain: {left}',
      spared: 'Semua akan gugur, jadi tidak ada yang kehilangan nyawa.',
      won: 'Tinggal satu orang: dialah pemenangnya.',
    },
  },
});

export default definePlugin({
  name: 'survival',
  setup({ modes }) {
    modes.register(survival as unknown as GameMode, import.meta.url);
  },
});
