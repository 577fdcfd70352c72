/** Text as Telegram's HTML parse mode takes it: three characters are escaped, a few tags mean something. */

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text of others, shown as it is. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign);

export const bold = (text: string): string => `<b>${escapeHtml(text)}</b>`;

/** Code in a monospaced font: of several lines it is a block. */
export const code = (text: string): string =>
  text.includes('\n') ? `<pre>${escapeHtml(text)}</pre>` : `<code>${escapeHtml(text)}</code>`;
