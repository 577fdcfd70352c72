/** Text as WhatsApp marks it up: `*bold*`, `_italic_`, and code in three backticks. */

/** Characters that look like the markup ones and mean nothing: WhatsApp has no escape character. */
const LOOK_ALIKE: Record<string, string> = { '*': '∗', _: '＿', '~': '∼', '`': 'ˋ' };

/**
 * Text of others, shown as it is: `*x*` in it does not become bold. Only a mark that could open a
 * format is replaced, so `snake_case` and `2 * 3` keep theirs.
 */
export function literal(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}])[*_~`](?=\S)/gu, (mark) => LOOK_ALIKE[mark] ?? mark);
}

/** Code in a monospaced font, in which nothing is marked up. */
export const monospace = (text: string): string =>
  text.includes('```') || text.trim() === '' ? literal(text) : `\`\`\`${text}\`\`\``;
