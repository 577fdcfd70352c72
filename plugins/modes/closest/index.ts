import { defineMode, definePlugin, type GameMode, z } from '../../../server/plugin.ts';
import { words } from '../../words/words.ts';

const options = z.object({}).meta({ description: 'The closest number or place wins' });

/** Forms whose answers can be nearer to the right one, or further away. */
const FORMS = ['number', 'point'];

/** Whoever comes closest earns the points of the question; all who are as close share that. */
export const closest = defineMode<object, null, number | null, number | null>({
  name: 'closest',
  title: 'Closest answer',
  translations: words,
  options,
  quick: true,
  plan({ questions }) {
    const other = questions.findIndex(({ form }) => !FORMS.includes(form));
    if (other >= 0)
      throw new Error(
        `Closest answer needs questions with a number or a place as their answer; question ${other + 1} is none.`,
      );
    return { judges: true };
  },
  score: () => ({ points: 0, streak: 0, right: false }),
  round: {
    empty: () => null,
    add: (least, { distance }) => (distance === undefined ? least : nearer(least, distance)),
    merge: nearer,
    conclude: (least) => ({
      verdict: least,
      ...(least === 0 && { say: [{ key: 'exact' }] }),
    }),
    settle: ({ distance, points, streak }, score, least) =>
      distance !== undefined && distance === least
        ? { points, right: true, streak: streak + 1 }
        : score,
  },
  messages: {
    en: { exact: 'Somebody had it exactly.' },
    es: { exact: 'Alguien acertó exactamente.' },
    pt: { exact: 'Alguém acertou exatamente.' },
    fr: { exact: 'Quelqu’un a trouvé exactement.' },
    de: { exact: 'Jemand lag genau richtig.' },
    hi: { exact: 'किसी का जवाब बिल्कुल सही था।' },
    ar: { exact: 'أصاب أحدهم الإجابة بالضبط.' },
    id: { exact: 'Ada yang menjawab tepat.' },
  },
});

function nearer(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}

export default definePlugin({
  name: 'closest',
  setup({ modes }) {
    modes.register(closest as unknown as GameMode, import.meta.url);
  },
});
