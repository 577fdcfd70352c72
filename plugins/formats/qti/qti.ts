import type { FilePlace, ReadQuiz } from '../../../server/plugin.ts';
import { BadArchive, hasFile, unzip } from '../archives/unzip.ts';
import type { FormatFunctions } from '../lazily.ts';
import { Reading } from '../reading.ts';
import { decode, sample } from '../text/decode.ts';
import { allIn, BadXml, type Element, parseXml } from '../xml/tree.ts';
import { takeItem } from './item.ts';

/** Items of QTI 2.1 (or 2.2) and 3.0: one, or a package of them. */
export const qti: FormatFunctions = {
  detect(bytes) {
    if (hasFile(bytes, 'imsmanifest.xml')) return 0.9;
    const text = sample(bytes);
    if (!/^\s*</.test(text)) return 0;
    return ROOTS.test(text) ? 0.9 : 0;
  },
  read,
};

const ROOTS =
  /<(?:\w+:)?(?:assessmentItem|qti-assessment-item|assessmentTest|qti-assessment-test|questestinterop)\b/;

function read(bytes: Uint8Array): ReadQuiz {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    const { text, problems } = decode(bytes);
    const reading = new Reading({ isPlain: true, problems });
    const title = takeDocument(reading, text);
    return reading.done(title === undefined ? {} : { title });
  }
  const reading = new Reading({ isPlain: true });
  try {
    const { files } = unzip(bytes, (name) => name.endsWith('.xml'));
    const documents = new Map(
      [...files]
        .filter(([name]) => !/(^|\/)imsmanifest\.xml$/.test(name))
        .map(([name, content]) => [name, decode(content)] as const),
    );
    let title: string | undefined;
    for (const [name, { text, problems }] of inOrder(documents)) {
      if (!ROOTS.test(text)) continue;
      for (const problem of problems) reading.problems.push({ ...problem, file: name });
      title ??= takeDocument(reading, text, name);
    }
    return reading.done(title === undefined ? {} : { title });
  } catch (error) {
    if (!(error instanceof BadArchive)) throw error;
    reading.error({ line: 1 }, error.message, error.fix);
    return reading.done();
  }
}

type Documents = Map<string, { text: string; problems: ReadQuiz['problems'] }>;

/** As the test names them, where there is one; else by name. */
function inOrder(
  documents: Documents,
): [string, { text: string; problems: ReadQuiz['problems'] }][] {
  const named = [...documents].toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
  const tests = named.filter(([, { text }]) => /<(?:\w+:)?(?:qti-)?assessment-?test\b/i.test(text));
  const order = tests.flatMap(([, { text }]) =>
    [...text.matchAll(/assessment-?itemref\b[^>]*?\bhref\s*=\s*["']([^"']+)["']/gi)].map(
      ([, href = '']) => href,
    ),
  );
  const placeOf = (name: string) => {
    const at = order.findIndex((href) => name.endsWith(href.replace(/^(\.\.?\/)+/, '')));
    return at < 0 ? order.length : at;
  };
  return order.length > 5000 ? named : named.toSorted(([a], [b]) => placeOf(a) - placeOf(b));
}

/** @returns the title of a test */
function takeDocument(reading: Reading, text: string, file?: string): string | undefined {
  const place = (line: number): FilePlace => ({ line, ...(file !== undefined && { file }) });
  try {
    const root = asQti2(parseXml(text));
    if (root.name === 'questestinterop') {
      reading.error(
        place(root.line),
        'This is QTI 1.2, which is not read.',
        'Export it as QTI 2.1 or 3.0.',
      );
    }
    if (root.name === 'assessmentTest') return root.attributes.title;
    const items = root.name === 'assessmentItem' ? [root] : allIn(root, 'assessmentItem');
    for (const item of items) {
      if (reading.isFull(place(item.line))) break;
      takeItem(reading, place(item.line), item);
    }
  } catch (error) {
    if (!(error instanceof BadXml)) throw error;
    reading.error(place(error.line), error.message, error.fix);
  }
  return undefined;
}

/** Names of QTI 3 as those of QTI 2: `qti-item-body` is `itemBody`. */
function asQti2(element: Element): Element {
  const name = element.name.startsWith('qti-')
    ? element.name.slice(4).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
    : element.name;
  const children = element.children.map((child) =>
    typeof child === 'string' ? child : asQti2(child),
  );
  return { ...element, name, children };
}
