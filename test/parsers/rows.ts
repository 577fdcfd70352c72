/** Texts that are one part again and again: each is hard on another kind of parser. */
export const ROWS: readonly [name: string, part: string, end?: string][] = [
  ['letters', 'a'],
  ['letters apart', 'a '],
  ['an option again and again', 'red,'],
  ['spaces', ' ', 'zz'],
  ['brackets', '('],
  ['points', '.'],
  ['signs', '!', 'x'],
  ['signs and letters in turns', '!x'],
  ['apostrophes', "'"],
  ['digits', '1'],
  ['digits in groups', '1,000'],
  ['digits of another script', '٩'],
  ['accents on one letter', '\u0301'],
  // Unicode sorts accents above and below a letter by their place: one by one.
  ['accents above and below in turns', '\u0301\u0316'],
  ['joined emoji', '\u{1F9D1}\u200D\u2640'],
  ['flags', '🇩'],
  ['joiners between letters', 'ර\u200D'],
  // One character that is eighteen letters.
  ['words in a character', 'ﷺ'],
  ['characters that nobody sees', '\u3164'],
  ['halves of characters', '\uD800'],
];

/** A row of so many UTF-16 code units. */
export function rowOf(
  [, part, end = '']: (typeof ROWS)[number],
  length: number,
  start = '',
): string {
  const times = Math.ceil((length - start.length - end.length) / part.length);
  return start + part.repeat(Math.max(0, times)).slice(0, length - start.length - end.length) + end;
}
