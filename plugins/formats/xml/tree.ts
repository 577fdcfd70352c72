import { decodeHTML } from 'entities';
import { SaxesParser } from 'saxes';

/** An element. Names are without their prefix. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  /** Elements and texts, in their order. */
  children: (Element | string)[];
  /** Where it begins, from 1. */
  line: number;
}

/** How deep elements may lie in each other. */
const DEEPEST = 100;

/** Elements and texts of a document. */
const MOST_NODES = 500_000;

/** Input that is no XML, and why, in sentences. */
export class BadXml extends Error {
  override name = 'BadXml';
  readonly line: number;
  readonly fix: string;

  constructor(line: number, message: string, fix: string) {
    super(message);
    this.line = line;
    this.fix = fix;
  }
}

/**
 * Reads an XML document. Entities that it declares are not expanded: a few lines of them can become
 * gigabytes.
 * @throws BadXml
 */
export function parseXml(text: string): Element {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const root: Element = { name: '', attributes: {}, children: [], line: 1 };
  const open = [root];
  let nodes = 0;
  const fail = (message: string, fix: string): never => {
    throw new BadXml(parser.line, message, fix);
  };
  const add = (child: Element | string) => {
    nodes += 1;
    if (nodes > MOST_NODES) fail('The document has too many parts.', 'Split it.');
    open.at(-1)?.children.push(child);
  };
  knowEntitiesOfHtml(parser, text);
  parser.on('doctype', (doctype) => {
    if (doctype.includes('<!ENTITY')) {
      fail(
        'The document declares entities of its own, which are not read: they can blow up a file.',
        'Remove the DOCTYPE, and write out what they stand for.',
      );
    }
  });
  parser.on('error', () =>
    fail(
      'From here on this is not XML.',
      'Look for a tag that is not closed, or a sign such as & or < that is not written as &amp; or &lt;.',
    ),
  );
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > DEEPEST) fail('The document is nested too deeply.', 'Look at its tags.');
    const element = { name: local(name), attributes, children: [], line: parser.line };
    add(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  const addText = (piece: string) => {
    if (piece !== '') add(piece);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(text.trimStart()).close();
  const [document] = root.children.filter((child) => typeof child !== 'string');
  return document ?? fail('The document is empty.', 'Save it again.');
}

/** Some programs write those of HTML, which XML does not know. */
function knowEntitiesOfHtml(parser: SaxesParser, text: string): void {
  for (const [entity, name = ''] of text.matchAll(/&([a-zA-Z]\w{1,30});/g)) {
    const decoded = decodeHTML(entity);
    if (decoded !== entity) parser.ENTITIES[name] ??= decoded;
  }
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The elements in it. */
export const elementsIn = ({ children }: Element): Element[] =>
  children.filter((child) => typeof child !== 'string');

/** The first element of this name in it. */
export const childOf = (element: Element, name: string): Element | undefined =>
  elementsIn(element).find((child) => child.name === name);

/** All elements of this name, however deep, in their order. */
export function* allIn(element: Element, name: string): Generator<Element> {
  for (const child of elementsIn(element)) {
    if (child.name === name) yield child;
    yield* allIn(child, name);
  }
}

/** All the text in it. */
export const textIn = (element: Element | undefined): string =>
  element?.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('') ??
  '';
