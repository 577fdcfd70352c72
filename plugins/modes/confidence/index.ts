import { defineMode, definePlugin, type GameMode, pollTurns, z } from '../../../server/plugin.ts';
import { words } from '../../words/words.ts';

const options = z.object({}).meta({ description: 'With each answer: how sure are you?' });

/** How likely the answer is right, for each that can be said, in this order. */
const SURE = [0.5, 0.75, 0.9, 1];

/** The confidence that counts for players who do not say. */
const UNASKED = 1;

/**
 * With each answer everybody says how sure they are. It pays to say what one thinks: the square of how far
 * that is off is what a question is worth less, and a guess is worth nothing, right or wrong.
 */
export const confidence = defineMode({
  name: 'confidence',
  title: 'Confidence',
  translations: words,
  options,
  quick: true,
  plan: ({ questions }) => ({
    turn: {
      beside: {
        form: {
          kind: 'pick',
          options: [{ key: 'guess' }, { key: 'likely' }, { key: 'quite' }, { key: 'certain' }],
        },
        label: { key: 'sure' },
        otherwise: UNASKED,
      },
    },
    turns: pollTurns(questions),
  }),
  score({ correctness, points, beside }) {
    const off = correctness - (SURE[beside as number] ?? 0.5);
    return { points: Math.round(points * 4 * (0.25 - off * off)) + 0 };
  },
  messages: {
    en: {
      sure: 'How sure are you?',
      guess: 'Just a guess',
      likely: 'Likely',
      quite: 'Quite sure',
      certain: 'Certain',
    },
    es: {
      sure: '¿Cuánta seguridad tienes?',
      guess: 'Al azar',
      likely: 'Probable',
      quite: 'Casi seguro',
      certain: 'Seguro',
    },
    pt: {
      sure: 'Quanta certeza você tem?',
      guess: 'Só um palpite',
      likely: 'Provável',
      quite: 'Quase certo',
      certain: 'Certeza',
    },
    fr: {
      sure: 'À quel point en es-tu sûr ?',
      guess: 'Au hasard',
      likely: 'Probable',
      quite: 'Presque sûr',
      certain: 'Certain',
    },
    de: {
      sure: 'Wie sicher bist du?',
      guess: 'Geraten',
      likely: 'Wahrscheinlich',
      quite: 'Ziemlich sicher',
      certain: 'Ganz sicher',
    },
    hi: {
      sure: 'आप कितने निश्चित हैं?',
      guess: 'बस अंदाज़ा',
      likely: 'शायद',
      quite: 'काफ़ी निश्चित',
      certain: 'पूरा निश्चित',
    },
    ar: {
      sure: 'ما مدى تأكدك؟',
      guess: 'مجرد تخمين',
      likely: 'على الأرجح',
      quite: 'شبه متأكد',
      certain: 'متأكد تمامًا',
    },
    id: {
      sure: 'Seberapa yakin kamu?',
      guess: 'Cuma menebak',
      likely: 'Mungkin',
      quite: 'Cukup yakin',
      certain: 'Yakin sekali',
    },
  },
});

export default definePlugin({
  name: 'confidence',
  setup({ modes }) {
    modes.register(confidence as unknown as GameMode, import.meta.url);
  },
});
