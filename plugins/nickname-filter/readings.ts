/** Code units of a word that are looked at: a foul word is shorter, and all work stays bounded. */
const LONGEST = 48;

/** Words of a text that are looked at. */
const MOST_WORDS = 40;

/** Digits and signs that stand for letters within a word; `1` and the like for one of two. */
const SPELLINGS: Readonly<Record<string, string>> = {
  0: 'o',
  3: 'e',
  4: 'a',
  5: 's',
  6: 'g',
  7: 't',
  8: 'b',
  9: 'g',
  '@': 'a',
  $: 's',
  '€': 'e',
};
const STROKES = /[1!|]/g;

/** Signs that may stand in a word for a letter, or between its letters. */
const SIGN = '[@$€!|*#.+_~-]';
const WORD = new RegExp(String.raw`(?:[\p{L}\p{M}\p{N}]|${SIGN})+`, 'gu');

/** Stands for any letter in what {@link readings} gives. */
export const MASK = '*';

/**
 * The words that a text may be read as, with what stands for letters made into letters: "Sh1t" as
 * "shit", "f.u.c.k" and "f u c k" as "fuck". Case and accents stay.
 */
export function* readings(text: string): Iterable<string> {
  const plain = text.slice(0, LONGEST * MOST_WORDS).normalize('NFKC');
  const words = (plain.match(WORD) ?? [])
    .slice(0, MOST_WORDS)
    .map((word) => word.slice(0, LONGEST));
  for (const word of words) yield* spelt(word);
  const single = spacedOut(plain);
  if (single !== undefined) yield* spelt(single.slice(0, LONGEST));
}

const SPACED =
  /(?<![\p{L}\p{M}\p{N}])(?:[\p{L}\p{N}@$!*]\p{M}*[^\p{L}\p{M}\p{N}@$!*]+){2,}[\p{L}\p{N}@$!*]\p{M}*(?![\p{L}\p{M}\p{N}])/gu;

/** Letters that stand alone, written together; undefined where there are not three in a row. */
function spacedOut(text: string): string | undefined {
  return text
    .match(SPACED)
    ?.join('')
    .replace(/[^\p{L}\p{M}\p{N}@$!*]/gu, '');
}

function* spelt(word: string): Iterable<string> {
  for (const part of /[.\-_+~#]/.test(word) ? word.split(/[.\-_+~#*]+/) : []) yield* decoded(part);
  yield* decoded(word.replace(/[.\-_+~]/g, ''));
}

/** A word by its letters: digits in it, and signs, made into those they stand for. */
function* decoded(word: string): Iterable<string> {
  const bare = word.replace(EDGES, '').replace(ONLY_NUMBER, '');
  if (!/\p{L}/u.test(bare)) return;
  yield bare.replace(/^\p{N}+|\p{N}+$/gu, '');
  if (/^[\p{L}\p{M}]*$/u.test(bare) || isCode(bare)) return;
  if (/[*#]/.test(bare)) yield bare.replaceAll('#', MASK);
  const plain = bare.replace(/[*#]/g, '').replace(/[03-9@$€]/g, (sign) => SPELLINGS[sign] ?? sign);
  for (const stroke of ['i', 'l']) yield plain.replace(STROKES, stroke);
}

/** Signs around a word that stand for no letter. */
const EDGES = /^[^\p{L}\p{M}\p{N}@$€]+|[^\p{L}\p{M}\p{N}@$€]+$/gu;

/** A number behind a word that has no other digits: it is one ("Ana1", "P155"). */
const ONLY_NUMBER = /(?<=^[^\p{N}]+)\p{N}+$/u;

/** Whether digits are digits: as many of them as letters, or before one or two letters ("3A"). */
function isCode(word: string): boolean {
  const digits = word.match(/\p{N}/gu)?.length ?? 0;
  const letters = word.match(/[\p{L}@$]/gu)?.length ?? 0;
  return digits > 0 && (letters <= digits || /^\p{N}+\p{L}{1,2}$/u.test(word));
}
