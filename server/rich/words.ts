/** Marked-up texts where nothing can be marked up, or where it is done in another way. */
import { mathsInWords } from './maths-in-words.ts';
import { type Element, type Node, parse, textIn } from './tree.ts';

/** How a chat, for example, marks up what is in a text. */
export interface Marks {
  /** @param text as its author wrote it, without marks */
  plain(text: string): string;
  /** @param text as `plain` and the others give it */
  bold(text: string): string;
  /** @param text as `plain` and the others give it */
  italic(text: string): string;
  /** @param text as it is */
  code(text: string): string;
}

const AS_IT_IS = (text: string): string => text;
const NO_MARKS: Marks = { plain: AS_IT_IS, bold: AS_IT_IS, italic: AS_IT_IS, code: AS_IT_IS };

/**
 * The HTML of a marked-up text in plain text: a line for each of its lines, formulas in signs.
 * @param html as the core makes it
 */
export const inWords = (html: string, marks: Marks = NO_MARKS): string =>
  said(parse(html), marks).replace(/\n+$/, '').trim();

const said = (nodes: readonly Node[], marks: Marks): string =>
  nodes
    .map((node) => (typeof node === 'string' ? marks.plain(node) : saidOf(node, marks)))
    .join('');

function saidOf({ tag, children }: Element, marks: Marks): string {
  switch (tag) {
    case 'br':
      return '\n';
    case 'strong':
      return eachLine(said(children, marks), marks.bold);
    case 'em':
      return eachLine(said(children, marks), marks.italic);
    case 'code':
      return marks.code(textIn(children));
    case 'pre':
      return `${marks.code(textIn(children).replace(/\n$/, ''))}\n`;
    case 'p':
      return `${said(children, marks)}\n`;
    case 'li':
      return `${said(children, marks).replace(/\n$/, '')}\n`;
    case 'ul':
      return children.map((item) => `• ${said([item], marks)}`).join('');
    case 'ol':
      return children.map((item, at) => `${at + 1}. ${said([item], marks)}`).join('');
    case 'math':
      return marks.plain(mathsInWords(children).trim());
    default:
      return said(children, marks);
  }
}

/** Chats end a mark with its line. */
const eachLine = (text: string, mark: (line: string) => string): string =>
  text
    .split('\n')
    .map((line) => (line.trim() === '' ? line : mark(line)))
    .join('\n');
