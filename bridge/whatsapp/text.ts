/** Text as WhatsApp shows and measures it: it counts code points, not UTF-16 units. */

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

export const codePoints = (text: string): number => [...text].length;

/** At most `max` code points; what is cut off shows as "…", and no letter is cut in two. */
export function shorten(text: string, max: number): string {
  if (codePoints(text) <= max) return text;
  let kept = '';
  let room = max - 1;
  for (const { segment } of graphemes.segment(text)) {
    room -= codePoints(segment);
    if (room < 0) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** The first `max` letters as people count them. */
export function firstGraphemes(text: string, max: number): string {
  let kept = '';
  let room = max;
  for (const { segment } of graphemes.segment(text)) {
    if (room === 0) break;
    kept += segment;
    room -= 1;
  }
  return kept.trim();
}

export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Characters that look like the markup ones and mean nothing: WhatsApp has no escape character. */
const LOOK_ALIKE: Record<string, string> = { '*': '∗', _: '＿', '~': '∼', '`': 'ˋ' };

/**
 * Text of others, shown as it is: `*x*` in it does not become bold. Only a mark that could open a
 * format is replaced, so `snake_case` and `2 * 3` keep theirs.
 */
export function literal(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}])[*_~`](?=\S)/gu, (mark) => LOOK_ALIKE[mark] ?? mark);
}

const RIGHT_TO_LEFT = /\p{Script=Hebrew}|\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Thaana}/u;
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Sets a piece of text apart, so that its direction of writing does not turn the words around it. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;

/**
 * A nickname within a sentence: one line, no markup, and it turns nobody else's words around.
 * @param direction that of the sentence
 */
export function nameText(name: string, direction: 'ltr' | 'rtl' = 'ltr'): string {
  const plain = literal(oneLine(name.replace(DIRECTION_MARKS, '')));
  return direction === 'rtl' || RIGHT_TO_LEFT.test(plain) ? isolated(plain) : plain;
}

/** What people type with in chats, as plain signs: digits of Hindi and Arabic, and emoji of signs. */
export function plainSigns(text: string): string {
  return text
    .replace(/[٠-٩۰-۹]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 15))
    .replace(/[०-९]/gu, (digit) => String((digit.codePointAt(0) ?? 0) - 0x966))
    .replace(/[\u{fe0f}\u{20e3}]/gu, '')
    .replaceAll('🔟', '10')
    .replaceAll('🅰', 'A')
    .replaceAll('🅱', 'B');
}

/** A word without what is neither a letter nor a digit around it. */
export const withoutSigns = (text: string): string =>
  text.replace(/^[^\p{L}\p{M}\p{N}]+|(?<=[\p{L}\p{M}\p{N}])[^\p{L}\p{M}\p{N}]+$/gu, '');
