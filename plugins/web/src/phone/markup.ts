/** A piece of a chat message: plain text, or what markup makes of it. */
export type Piece =
  | { type: 'text' | 'mono' | 'link'; text: string }
  | { type: 'bold' | 'italic' | 'strike'; pieces: Piece[] };

/**
 * Markup as WhatsApp reads it: the signs count only outside of a word, and next to no space inside.
 * Groups: 1 mono, 2 a sign and 3 what it encloses, 4 a link.
 */
const MARKUP =
  /```([\s\S]+?)```|(?<![\p{L}\p{N}])([*_~])(?!\s)(?!\2)(.+?)(?<!\s)\2(?![\p{L}\p{N}])|(https?:\/\/[^\s*~<>"]+)/u;

const STYLES = { '*': 'bold', _: 'italic', '~': 'strike' } as const;

/** Reads the markup of a message: *bold*, _italic_, ~strike~, ```mono```, and links. */
export function readMarkup(text: string): Piece[] {
  const match = MARKUP.exec(text);
  if (!match) return text === '' ? [] : [{ type: 'text', text }];
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + match[0].length);
  return [
    ...(before ? [{ type: 'text' as const, text: before }] : []),
    piece(match),
    ...readMarkup(after),
  ];
}

function piece([, mono, sign, enclosed, link]: RegExpExecArray): Piece {
  if (mono !== undefined) return { type: 'mono', text: mono };
  if (link !== undefined) return { type: 'link', text: link };
  return { type: STYLES[sign as keyof typeof STYLES], pieces: readMarkup(enclosed ?? '') };
}
