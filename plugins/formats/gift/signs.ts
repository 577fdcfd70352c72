/** GIFT's special signs, which a backslash makes plain. */

/** Commands of LaTeX that begin like GIFT's line break. */
const LATEX =
  /^n(?:eq?|u|abla|ot|i|leq|geq|exists|mid|subseteq|supseteq|ewline|atural|earrow)(?![a-z])/;

const PLAIN = new Set(['\\', '~', '=', '#', '{', '}', ':']);

/** How many characters a sign takes at this place: two behind a backslash. */
export function lengthAt(text: string, at: number): 1 | 2 {
  if (text[at] !== '\\') return 1;
  const next = text[at + 1] ?? '';
  return PLAIN.has(next) || (next === 'n' && !LATEX.test(text.slice(at + 1, at + 12))) ? 2 : 1;
}

/** The places of characters that are no plain text, in order. */
export function* signsIn(text: string, signs: string): Generator<number> {
  for (let at = 0; at < text.length; at += lengthAt(text, at)) {
    if (signs.includes(text[at] ?? '') && lengthAt(text, at) === 1) yield at;
  }
}

/** The text without the backslashes. */
export function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  let plain = '';
  for (let at = 0; at < text.length; ) {
    const length = lengthAt(text, at);
    const sign = text[at + length - 1] ?? '';
    plain += length === 2 && sign === 'n' ? '\n' : sign;
    at += length;
  }
  return plain;
}

/** The text so that all its signs are plain. */
export const escaped = (text: string): string =>
  text.replace(/[\\~=#{}:]/g, (sign) => `\\${sign}`).replace(/\n/g, '\\n');
