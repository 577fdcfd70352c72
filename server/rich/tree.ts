/** The few tags that marked-up texts are made of, as a tree. */

export interface Element {
  tag: string;
  attributes: Record<string, string>;
  children: Node[];
}
export type Node = Element | string;

/** How deep elements may lie in each other. */
const DEEPEST = 60;

/** A tree or text that is not the HTML of texts. */
export class BadRichText extends Error {
  override name = 'BadRichText';
}

const TOKEN =
  /([^<>&]+)|&(amp|lt|gt|quot|#x27|#39);|<(\/?)([a-z]+)((?:\s+[a-z:-]+="[^"<>]*")*)\s*(\/?)>/y;
const ATTRIBUTE = /([a-z:-]+)="([^"]*)"/g;
const ENTITY = /&(amp|lt|gt|quot|#x27|#39);/g;
const SIGNS: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#x27': "'",
  '#39': "'",
};

/**
 * Reads HTML as it is written here: every tag is closed, every value quoted, every sign an entity.
 * @throws BadRichText for anything else
 */
export function parse(html: string): Node[] {
  const root: Element = { tag: '', attributes: {}, children: [] };
  const open = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < html.length) {
    const found = TOKEN.exec(html);
    const parent = open.at(-1);
    if (!found || !parent) throw new BadRichText('not of the tags that texts are made of');
    const [, text, entity, end, tag = '', attributes = '', closed] = found;
    if (text !== undefined || entity !== undefined) {
      addText(parent, text ?? SIGNS[entity ?? ''] ?? '');
    } else if (end) {
      if (parent.tag !== tag || open.length === 1) throw new BadRichText(`</${tag}> ends nothing`);
      open.pop();
    } else {
      const element = { tag, attributes: attributesIn(attributes), children: [] };
      parent.children.push(element);
      if (!closed && tag !== 'br') open.push(element);
      if (open.length > DEEPEST) throw new BadRichText('nested too deeply');
    }
  }
  if (open.length > 1) throw new BadRichText(`<${open.at(-1)?.tag}> does not end`);
  return root.children;
}

/** One text stays one, whatever entities are in it. */
function addText({ children }: Element, text: string): void {
  const last = children.at(-1);
  if (typeof last === 'string') children[children.length - 1] = last + text;
  else children.push(text);
}

const attributesIn = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [
      name,
      value.replace(ENTITY, (_, sign: string) => SIGNS[sign] ?? ''),
    ]),
  );

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

/** The inverse of {@link parse}. */
export const write = (nodes: readonly Node[]): string => nodes.map(written).join('');

function written(node: Node): string {
  if (typeof node === 'string') return escaped(node);
  const { tag, attributes, children } = node;
  const named = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  return tag === 'br' ? '<br>' : `<${tag}${named.join('')}>${write(children)}</${tag}>`;
}

/** All the text in it, and nothing else. */
export const textIn = (nodes: readonly Node[]): string =>
  nodes.map((node) => (typeof node === 'string' ? node : textIn(node.children))).join('');
