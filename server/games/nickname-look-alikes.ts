import { createRequire } from 'node:module';

/** Unicode's confusables (UTS #39): a character, and what stands for all that look like it. */
const CONFUSABLES = createRequire(import.meta.url)('unhomoglyph/data.json') as Readonly<
  Record<string, string>
>;

/**
 * Letters that the confusables leave apart, or read otherwise than readers of names do, by the
 * Latin letter in the case that they look like: small capitals, letters with a stroke, letters that
 * are drawn much like one. Compatibility forms (𝐀, Ａ, Ⓐ, ⅿ) and accents are in neither: NFKD takes
 * them away.
 */
const LETTERS: Record<string, string> = {
  a: 'ᴀ',
  b: 'βвьʙƅ',
  D: 'ÐĐ',
  d: 'ᴅđð',
  e: 'εᴇ',
  f: 'ƒꜰ',
  g: 'ɢԍ',
  H: 'Ħ',
  h: 'нʜħ',
  i: 'ɨ',
  j: 'յᴊ',
  k: 'кκᴋ',
  L: 'ԼŁ',
  // A capital i without serifs is a small L.
  l: 'Iӏʟ|ł',
  m: 'мᴍ',
  n: 'пηɴ',
  O: 'Ø',
  o: 'ςø',
  p: 'ᴘ',
  Q: 'Ԛ',
  r: 'ʀɾ',
  ss: 'ßẞ',
  T: 'Ŧ',
  t: 'тτᴛŧ',
  U: 'Ⴎ',
  u: 'ц',
  w: 'ωш',
  x: 'χ',
  z: 'ʐ',
};

const LATIN = new Map(
  Object.entries(LETTERS).flatMap(([latin, others]) =>
    Array.from(others, (other): [string, string] => [other, latin]),
  ),
);

/** Where letters in black circles and squares begin, A first: no compatibility forms, though they look it. */
const ENCLOSED = [0x1f150, 0x1f170];

/** The Latin letters that a character looks like; itself when it looks like none. */
export function latinLookOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const first = ENCLOSED.find((start) => code >= start && code < start + 26);
  if (first !== undefined) return String.fromCharCode(65 + code - first);
  return LATIN.get(character) ?? confusable(character) ?? character;
}

/** A text in the Latin letters that it looks like; what looks like none stays. */
export const latinLook = (text: string): string =>
  Array.from(text.normalize('NFKC'), latinLookOf).join('');

/**
 * Letters that pass for Latin ones. Not those written from right to left: within a Latin name they show,
 * and among their own kind a stroke is not an l (עידן is not עידו).
 */
const PASSES = /^[\p{L}--[A-Za-z\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Nko}]]$/v;

/** The Latin letters by which Unicode's confusables write a letter of another kind. */
function confusable(character: string): string | undefined {
  if (!PASSES.test(character)) return undefined;
  const entry = smallCherokee(character) ?? CONFUSABLES[character];
  // Some are written with a stroke or a tail as a mark.
  const look = entry?.normalize('NFKD').replace(/\p{M}/gu, '');
  return look !== undefined && /^[A-Za-z]+$/.test(look) ? look : undefined;
}

/** The small letters of Cherokee are its capitals, only smaller. */
const smallCherokee = (character: string): string | undefined =>
  /\p{Script=Cherokee}/u.test(character) && character !== character.toUpperCase()
    ? CONFUSABLES[character.toUpperCase()]?.toLowerCase()
    : undefined;

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
