/** WhatsApp's markup has no escape character; these look the same and mean nothing to it. */
const HARMLESS: Record<string, string> = { '*': '∗', _: '＿', '~': '∼', '`': 'ˋ' };

/** Text of others, with its markup taken out of force. */
export const plain = (text: string): string =>
  text.replace(/[*_~`]/g, (sign) => HARMLESS[sign] ?? sign);

/**
 * A player's name within a sentence: one line, no markup, and isolated, so that a name written from
 * right to left does not turn its neighbours around.
 */
export const nameInText = (name: string): string =>
  `\u2068${plain(name).replace(/\s+/g, ' ')}\u2069`;

export const bold = (text: string): string => `*${text}*`;
