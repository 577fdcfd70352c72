import { defineMode, definePlugin, type GameMode, z } from '../../../server/plugin.ts';
import { words } from '../../words/words.ts';

const options = z.object({}).meta({ description: 'The rarest answer wins' });

/** How many gave each answer, by its JSON. */
type Counts = Record<string, number>;

/**
 * Whoever says what the fewest say earns the points of the question, right or wrong. Answers that as
 * few have given share that; where all were given as often, there is no minority.
 */
export const minority = defineMode<object, null, Counts, string[]>({
  name: 'minority',
  title: 'Minority',
  translations: words,
  options,
  quick: true,
  plan({ questions }) {
    const other = questions.findIndex(({ form }) => form !== 'pick');
    if (other >= 0)
      throw new Error(`Minority needs questions with options; question ${other + 1} has none.`);
    return { polls: true };
  },
  score: () => ({ points: 0, streak: 0, right: false }),
  round: {
    empty: () => ({}),
    add: (counts, { value }) => (value === undefined ? counts : count(counts, keyOf(value), 1)),
    merge(one, other) {
      for (const [key, more] of Object.entries(other)) count(one, key, more);
      return one;
    },
    conclude(counts) {
      // Nobody has said anything, so there is nothing to say of it.
      if (Object.keys(counts).length === 0) return { verdict: [] };
      const least = Math.min(...Object.values(counts));
      const rarest = Object.keys(counts).filter((key) => counts[key] === least);
      const isAll = rarest.length === Object.keys(counts).length;
      return isAll
        ? { verdict: [], say: [{ key: 'none' }] }
        : { verdict: rarest.sort(), say: [{ key: 'few', params: { few: least } }] };
    },
    settle: ({ value, points, streak }, score, rarest) =>
      value !== undefined && rarest.includes(keyOf(value))
        ? { points, right: true, streak: streak + 1 }
        : score,
  },
  messages: {
    en: {
      none: 'No answer was rarer than the others.',
      few: 'Fewest times an answer was given: {few}',
    },
    es: {
      none: 'Ninguna respuesta fue menos frecuente que las demás.',
      few: 'Veces que se dio la respuesta menos frecuente: {few}',
    },
    pt: {
      none: 'Nenhuma resposta foi mais rara que as outras.',
      few: 'Vezes que a resposta mais rara foi dada: {few}',
    },
    fr: {
      none: 'Aucune réponse n’était plus rare que les autres.',
      few: 'Nombre de fois que la réponse la plus rare a été donnée : {few}',
    },
    de: {
      none: 'Keine Antwort war seltener als die anderen.',
      few: 'So oft kam die seltenste Antwort: {few}',
    },
    hi: {
      none: 'कोई जवाब दूसरों से कम नहीं दिया गया।',
      few: 'सबसे कम दिया गया जवाब इतनी बार आया: {few}',
    },
    ar: { none: 'لم تكن أي إجابة أندر من غيرها.', few: 'عدد مرات الإجابة الأندر: {few}' },
    id: {
      none: 'Tidak ada jawaban yang lebih jarang.',
      few: 'Jumlah jawaban paling jarang: {few}',
    },
  },
});

const keyOf = (value: unknown): string => JSON.stringify(value);

function count(counts: Counts, key: string, more: number): Counts {
  counts[key] = (counts[key] ?? 0) + more;
  return counts;
}

export default definePlugin({
  name: 'minority',
  setup({ modes }) {
    modes.register(minority as unknown as GameMode, import.meta.url);
  },
});
