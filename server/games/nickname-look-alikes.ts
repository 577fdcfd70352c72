/**
 * Letters that look like a Latin one, by that one, in the case that they look like. Chosen by hand in
 * the manner of Unicode's confusables (UTS #39), for the scripts with letters of these shapes: Greek,
 * Cyrillic, Armenian, Cherokee, Lisu, Coptic, and Latin beyond the alphabet. Compatibility forms
 * (𝐀, Ａ, Ⓐ, ⅿ) and accents are not in it: NFKD takes them away.
 */
const LETTERS: Record<string, string> = {
  A: 'ΑАᎪꓮ',
  a: 'αаɑᴀ',
  AE: 'Æ',
  ae: 'æ',
  B: 'ΒВᏴꓐ',
  b: 'βвьʙƅᏏ',
  C: 'СϹᏟꓚⲤ',
  c: 'сϲᴄⲥ',
  D: 'ᎠꓓÐĐ',
  d: 'ԁᏧꓒᴅđð',
  E: 'ΕЕᎬꓰ',
  e: 'еεҽᴇ',
  F: 'Ϝꓝ',
  f: 'ƒꜰք',
  G: 'ԌᏀꓖ',
  g: 'ɡցɢԍ',
  H: 'ΗНᎻꓧⲎĦ',
  h: 'һнհʜᏂħ',
  i: 'іιıɩɪᎥɨ',
  J: 'ЈͿᎫꓙ',
  j: 'јϳյᴊ',
  K: 'ΚКᏦꓗⲔ',
  k: 'кκᴋ',
  L: 'ԼᏞꓡŁ',
  // A capital i without serifs is a small L.
  l: 'IΙІӀꓲⲒӏʟǀ|ł',
  M: 'ΜМᎷꓟⲘ',
  m: 'мᴍ',
  N: 'ΝꓠⲚ',
  n: 'пηոɴ',
  O: 'ΟОՕꓳⲞØ',
  o: 'οоσςօᴏⲟø',
  OE: 'Œ',
  oe: 'œ',
  P: 'ΡРᏢꓑⲢ',
  p: 'рρϱᴘⲣ',
  Q: 'Ԛ',
  q: 'ԛգզ',
  R: 'ᎡᏒꓣ',
  r: 'гᴦʀɾ',
  S: 'ЅՏᏚᏕꓢ',
  s: 'ѕꜱ',
  ss: 'ßẞ',
  T: 'ΤТᎢꓔⲦŦ',
  t: 'тτᴛŧ',
  U: 'ՍꓴႮ',
  u: 'υцսᴜʋ',
  V: 'ѴᏙꓦ',
  v: 'νѵᴠ',
  W: 'ԜᎳᏔꓪ',
  w: 'ԝѡωшաᴡ',
  X: 'ΧХꓫⲬ',
  x: 'хχ',
  Y: 'ΥҮУᎩᎽꓬⲨ',
  y: 'уγүʏყ',
  Z: 'ΖᏃꓜ',
  z: 'ᴢʐ',
};

const LATIN = new Map(
  Object.entries(LETTERS).flatMap(([latin, others]) =>
    [...others].flatMap((other): [string, string][] => [
      [other, latin],
      // The small letters of Cherokee are its capitals, only smaller.
      ...(/\p{Script=Cherokee}/u.test(other)
        ? [[other.toLowerCase(), latin.toLowerCase()] as [string, string]]
        : []),
    ]),
  ),
);

/** Where letters in black circles and squares begin, A first: no compatibility forms, though they look it. */
const ENCLOSED = [0x1f150, 0x1f170];

/** The Latin letters that a character looks like; itself when it looks like none. */
export function latinLookOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const first = ENCLOSED.find((start) => code >= start && code < start + 26);
  if (first !== undefined) return String.fromCharCode(65 + code - first);
  return LATIN.get(character) ?? character;
}

/** Several letters that look like one. */
export const PAIRS: readonly [RegExp, string][] = [
  [/rn/g, 'm'],
  [/vv/gi, 'w'],
  [/cl/g, 'd'],
];

/** Digits and signs that are read as letters within a word. */
export const SPELLINGS: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'i',
};
