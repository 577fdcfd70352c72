/** Makes HTML of texts. Loaded in a thread only: a server that renders nothing loads no parser. */
import katex from 'katex';
import { micromark } from 'micromark';
import type { HtmlExtension } from 'micromark-util-types';
import { allowed } from './allowed.ts';
import { mayBeMarked, type Room } from './signs.ts';
import { syntaxOf } from './syntax.ts';
import { BadRichText, type Element, type Node, parse, textIn, write } from './tree.ts';
import { inWords } from './words.ts';

/** A text, and where it stands. */
export interface Source {
  text: string;
  room: Room;
}

/** A rendered text. */
export interface Rendered {
  /** Left out where nothing is marked up: the text is shown as it is. */
  html?: string;
  /** The same in plain text, where there is HTML. */
  words?: string;
  /** Problems for its author, in sentences. */
  problems: string[];
}

/** Code units of what a text becomes: it goes to every player. */
const LONGEST_HTML = 15_000;

/** A backslash that keeps a sign from marking anything. */
const ESCAPE = /\\(?=[*_`$])/g;

/** Renders a text. Throws only what its parsers should not. */
export function render({ text, room }: Source): Rendered {
  if (!mayBeMarked(text, room)) return { problems: [] };
  try {
    const problems: string[] = [];
    const nodes = treeOf(text, room, problems);
    const isMarked =
      hasMarks(nodes) ||
      (ESCAPE.test(text) && hasMarks(treeOf(text.replace(ESCAPE, ''), room, [])));
    const html = isMarked ? write(nodes) : '';
    if (html.length > LONGEST_HTML) throw new BadRichText('too long');
    return { ...(isMarked && { html, words: inWords(html) }), problems };
  } catch (error) {
    if (!(error instanceof BadRichText || error instanceof RangeError)) throw error;
    return {
      problems: ['The text is marked up in a way that cannot be shown: it stays as it is.'],
    };
  }
}

function treeOf(text: string, room: Room, problems: string[]): Node[] {
  const html = micromark(text, {
    extensions: [syntaxOf(text, room)],
    htmlExtensions: [formulas(problems)],
  });
  return tidied(allowed(parse(html)));
}

const formulas = (problems: string[]): HtmlExtension => ({
  enter: {
    formula() {
      this.buffer();
    },
  },
  exit: {
    formula(token) {
      this.resume();
      const source = this.sliceSerialize(token).replace(/[\r\n]+/g, '\n');
      this.raw(formula(source, problems) ?? this.encode(source));
    },
  },
});

/** A formula as MathML; undefined, and a problem, when it cannot be read. */
function formula(source: string, problems: string[]): string | undefined {
  const displayMode = source.startsWith('$$');
  const tex = source.replace(/^\$+|\$+$/g, '').trim();
  try {
    const html = katex.renderToString(tex, {
      displayMode,
      output: 'mathml',
      maxExpand: 200,
      maxSize: 5,
      strict: 'ignore',
      trust: false,
    });
    const maths = /<math\b[\s\S]*<\/math>/.exec(html)?.[0];
    if (maths === undefined) throw new BadRichText('there is no formula');
    write(allowed(parse(maths)));
    return maths;
  } catch (error) {
    if (error instanceof TypeError) throw error;
    const reason = error instanceof katex.ParseError ? error.rawMessage : 'it is too complex';
    const shown = tex.length > 60 ? `${tex.slice(0, 60)} ...` : tex;
    problems.push(`The formula “${shown}” cannot be read: ${reason.replace(/\.$/, '')}.`);
    return undefined;
  }
}

/** Lines of a text are lines; between blocks there is nothing. A single paragraph needs no tag. */
function tidied(nodes: Node[]): Node[] {
  const blocks = nodes.filter((node) => typeof node !== 'string' || node.trim() !== '');
  const [only] = blocks;
  if (blocks.length === 1 && isElement(only, 'p')) return withBreaks(only.children);
  return blocks.map((block) => (typeof block === 'string' ? block : withLines(block)));
}

const isElement = (node: Node | undefined, tag: string): node is Element =>
  typeof node === 'object' && node.tag === tag;

function withLines(block: Element): Element {
  switch (block.tag) {
    case 'p':
      return { ...block, children: withBreaks(block.children) };
    case 'ul':
    case 'ol':
      return {
        ...block,
        children: block.children.filter((item) => typeof item !== 'string').map(withLines),
      };
    case 'li':
      return { ...block, children: tidied(inParagraph(block.children)) };
    default:
      return block;
  }
}

/** An item's text stands there alone, or in a paragraph. */
function inParagraph(children: Node[]): Node[] {
  const isBlock = (node: Node) => typeof node !== 'string' && /^(p|pre|ul|ol)$/.test(node.tag);
  const first = children.findIndex(isBlock);
  const inline = (first < 0 ? children : children.slice(0, first)).map((node) =>
    typeof node === 'string' ? node.replace(/^\n|\n$/g, '') : node,
  );
  const rest = first < 0 ? [] : children.slice(first);
  return textIn(inline).trim() === '' && !inline.some((node) => typeof node !== 'string')
    ? rest
    : [{ tag: 'p', attributes: {}, children: inline }, ...rest];
}

function withBreaks(nodes: Node[]): Node[] {
  return nodes.flatMap((node, at): Node[] => {
    if (typeof node === 'string') {
      const before = nodes[at - 1];
      const text = isElement(before, 'br') ? node.replace(/^\n/, '') : node;
      return text
        .split('\n')
        .flatMap((line, index): Node[] => (index === 0 ? [line] : [BREAK, line]))
        .filter((part) => part !== '');
    }
    if (node.tag === 'code' || node.tag === 'math') return [node];
    return [{ ...node, children: withBreaks(node.children) }];
  });
}

const BREAK: Element = { tag: 'br', attributes: {}, children: [] };

/** Whether there is more to it than lines. */
const hasMarks = (nodes: readonly Node[]): boolean =>
  nodes.some(
    (node) =>
      typeof node !== 'string' &&
      ((node.tag !== 'p' && node.tag !== 'br') || hasMarks(node.children)),
  );
