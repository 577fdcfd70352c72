import { latinLookOf, PAIRS, SPELLINGS } from './nickname-look-alikes.ts';

/**
 * The keys that nicknames are compared by: two names with a common key look alike, and a game takes
 * each key once. Most names have one key.
 *
 * Names are compared after case folding, as they are read aloud (ANNA, anna), and before, as they are
 * seen: "Ian" looks like "lan" and is "ian", so it has a key in common with both, and none with "Lan".
 * In keys, an L that is one stands as `L` and what only looks like one as `l`.
 */
export function nicknameKeys(nickname: string): [string, ...string[]] {
  const plain = withoutAccents(nickname);
  const read = keyOf(inLatin(spelt(plain).toLowerCase())).replaceAll('l', 'L');
  const latin = inLatin(seen(plain));
  const paired = PAIRS.reduce((text, [pair, one]) => text.replace(pair, one), latin);
  const [first = nickname, ...others] = new Set(
    [read, keyOf(latin), keyOf(paired)].filter((key) => key !== ''),
  );
  return [first, ...others];
}

/** Marks that are no letters of their own: accents and points, but not vowel signs and dakuten. */
const ACCENTS =
  /[[\p{M}&&[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Cyrillic}]]--[\u{3099}\u{309A}]]/gv;

const withoutAccents = (text: string): string => text.normalize('NFKD').replace(ACCENTS, '');

const inLatin = (text: string): string => Array.from(text, latinLookOf).join('');

/** Signs, and one or two digits, before a letter: "5am" and "Mar1a", but not "Team 3" nor "Ana2". */
const SPELLING = /[@$]|(?<=\p{L})[!|](?=\p{L})|(?<!\p{Nd})[013457]{1,2}(?=\p{L})/gu;

const spelt = (text: string): string =>
  text.replace(SPELLING, (signs) => Array.from(signs, (sign) => SPELLINGS[sign]).join(''));

/** Within a word, 0 and 1 are the shapes of letters. */
const seen = (text: string): string =>
  text.replace(/(?<=\p{L})[01]+|(?<![01])[01]+(?=\p{L})/gu, (digits) =>
    digits.replaceAll('0', 'o').replaceAll('1', 'l'),
  );

/** Signs, spaces and joiners, but for what emoji are made of; letters that only look like signs. */
const NO_PART =
  /[^\p{L}\p{N}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u{E0020}-\u{E007E}]|[\u{2B9}-\u{2FF}\u{640}\u{1C3}\u{A78F}]|\u{FE0F}|\u{20E3}/gu;

/** Without signs, and in small letters except for L. */
const keyOf = (text: string): string =>
  text.replace(NO_PART, '').replace(/[^L]+/g, (letters) => letters.toLowerCase());
