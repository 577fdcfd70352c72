/** Text as Telegram's HTML parse mode takes it: three characters are escaped, a few tags mean something. */

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text of others, shown as it is. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign);

export const bold = (text: string): string => `<b>${escapeHtml(text)}</b>`;
