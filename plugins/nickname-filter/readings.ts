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
  7: 't',
  '@': 'a',
  $: 's',
  '€': 'e',
};
const STROKES = /[1!|]/g;

/** What may stand in a word for a letter, or between its letters. */
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
  const bare = word.replace(/^[^\p{L}\p{M}\p{N}@$€]+|[^\p{L}\p{M}\p{N}@$€]+$/gu, '');
  const letters = bare.replace(/[^\p{L}\p{M}]/gu, '');
  if (letters === '') return;
  yield letters.length === bare.length ? bare : bare.replace(/^\p{N}+|\p{N}+$/gu, '');
  if (letters.length === bare.length || isCode(bare)) return;
  if (/[*#]/.test(bare)) yield bare.replaceAll('#', MASK);
  const plain = bare.replace(/[*#]/g, '').replace(/[03457@$€]/g, (sign) => SPELLINGS[sign] ?? sign);
  for (const stroke of ['i', 'l']) yield plain.replace(STROKES, stroke);
}

/**
 * Whether digits are digits: a word with as many of them as letters ("P155", "n16", "U2"), or with a
 * number behind one or two letters, or before them ("3A").
 */
function isCode(word: string): boolean {
  const digits = word.match(/\p{N}/gu)?.length ?? 0;
  if (digits === 0) return false;
  const letters = word.match(/[\p{L}@$]/gu)?.length ?? 0;
  return letters <= digits || /^(?:\p{L}{1,2}\p{N}+|\p{N}+\p{L}{1,2})$/u.test(word);
}
