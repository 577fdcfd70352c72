import type { Language } from '../../../vocabulary/all.ts';
import { folded } from './folded.ts';

/** Words and signs for multiples, as people of the eight languages write them. */
const WORDS: [factor: number, words: string][] = [
  [12, 'dozen dozens docena docenas duzia duzias douzaine douzaines dutzend lusin दर्जन دزينة'],
  [100, 'hundred hundreds hundert cientos cem cento centos cents ratus सौ مائة مئة مئات'],
  [1e3, 'k thousand thousands tausend tsd mil mille mila ribu rb हजार الف الفا الاف'],
  [1e5, 'lakh lakhs lac lacs लाख laksa'],
  [
    1e6,
    'million millions millon millones milhao milhoes millionen mio mill mln mn mi juta jt मिलियन مليون مليونا ملايين',
  ],
  [1e7, 'crore crores cr करोड़'],
  [
    1e9,
    'milliard milliards milliarde milliarden mrd mrds md mds miliar milyar bn bln bilhao bilhoes अरब बिलियन مليار مليارا مليارات',
  ],
  [1e11, 'खरब'],
  [1e12, 'bio biliao bilioes trilhao trilhoes triliun tn trn ट्रिलियन ترليون تريليون'],
];

/** Words that are as big as the language has them: a billion is a thousand or a million millions. */
const LONG_SCALE: [word: string, short: number, long: number][] = [
  ['billion', 1e9, 1e12],
  ['billions', 1e9, 1e12],
  ['billionen', 1e12, 1e12],
  ['billon', 1e12, 1e12],
  ['billones', 1e12, 1e12],
  ['بليون', 1e9, 1e9],
  ['trillion', 1e12, 1e18],
  ['trillions', 1e12, 1e18],
  ['trillionen', 1e18, 1e18],
  ['trillon', 1e18, 1e18],
  ['trillones', 1e18, 1e18],
];

const FACTORS = new Map(
  WORDS.flatMap(([factor, words]) =>
    words.split(' ').map((word): [string, number] => [folded(word), factor]),
  ),
);

/** One capital letter: "2M". In Indonesia M is a thousand millions. */
const CAPITALS: Record<string, number> = { K: 1e3, M: 1e6, B: 1e9, T: 1e12 };

/** The factor that a word gives the number before it; undefined when it is no multiple. */
export function multiple(word: string, language: Language | undefined): number | undefined {
  const key = folded(word);
  const factor = FACTORS.get(key);
  if (factor !== undefined) return factor;
  if (language === 'id' && word === 'M') return 1e9;
  if (Object.hasOwn(CAPITALS, word)) return CAPITALS[word];
  const scale = LONG_SCALE.find(([name]) => name === key);
  if (!scale) return undefined;
  return language === 'de' || language === 'fr' || language === 'es' ? scale[2] : scale[1];
}
