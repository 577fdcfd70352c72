/** Words of a search that are looked for. */
const MOST_WORDS = 8;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Accents, and the vowel points of Arabic and Hebrew: people leave them out. */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]/g;

/** Letters that Unicode does not take apart. */
const PLAIN: Record<string, string> = {
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};
const SPECIAL = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g');

/** A text in which case and accents do not count. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(MARKS, '')
    .replace(SPECIAL, (letter) => PLAIN[letter] ?? letter);

/** The searchable text of a quiz: each word of its texts, folded, once. */
export function searchText(texts: Iterable<unknown>): string {
  const words = new Set<string>();
  for (const text of texts) {
    if (typeof text !== 'string') continue;
    for (const word of folded(text).match(WORD) ?? []) words.add(word);
  }
  return [...words].join(' ');
}

/** Code units of a title that are searched: the rows of an index have a limit. */
const LONGEST_TITLE = 400;

/** The words of a game's title, as {@link searchText}. */
export const titleText = (title: string): string => searchText([title]).slice(0, LONGEST_TITLE);

/**
 * The words to find in {@link searchText}: all of them must be there, as words or parts of words.
 */
export const wordsSought = (query: string): string[] =>
  [...new Set(folded(query).match(WORD))].slice(0, MOST_WORDS);
