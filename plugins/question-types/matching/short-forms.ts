/** Common short forms, and words of other languages that have the same short form. */
const WORDS: Record<string, string> = {
  st: 'saint',
  sankt: 'saint',
  ste: 'sainte',
  sta: 'santa',
  sto: 'santo',
  mt: 'mount',
  mont: 'mount',
  mts: 'mountains',
  ft: 'fort',
  dr: 'doctor',
  doktor: 'doctor',
  docteur: 'doctor',
  doutor: 'doctor',
  dra: 'doctora',
  mr: 'mister',
  mrs: 'missus',
  prof: 'professor',
  jr: 'junior',
  sr: 'senior',
  gen: 'general',
  capt: 'captain',
  sgt: 'sergeant',
  lt: 'lieutenant',
  col: 'colonel',
  pres: 'president',
  vs: 'versus',
  bros: 'brothers',
  ave: 'avenue',
  blvd: 'boulevard',
  str: 'strasse',
  nr: 'number',
  डॉ: 'डॉक्टर',
  د: 'دكتور',
};

/** Signs as people say them. */
const SIGNS: Record<string, string> = {
  '&': 'and',
  '%': 'percent',
  '°': 'degree',
  $: 'dollar',
  '€': 'euro',
  '£': 'pound',
  '¥': 'yen',
  '₹': 'rupee',
  '=': 'equals',
  '+': 'plus',
  '#': 'number',
  '×': 'x',
};

/** A word for a short form or a sign; anything else as it is. */
export const inFull = (word: string): string =>
  (Object.hasOwn(WORDS, word) ? WORDS[word] : undefined) ??
  (Object.hasOwn(SIGNS, word) ? SIGNS[word] : undefined) ??
  word;

/** Signs that come before a number and are said behind it. */
export const isCurrency = (word: string): boolean => /^\p{Sc}$/u.test(word);
