/** Text in the pages' sources that no reader of another language would get in theirs. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

const SOURCES = join(import.meta.dirname, '../../../plugins/web/src');

/** Folders whose pages speak all languages; the simulated phone's own words are English. */
const FOLDERS = [
  'components',
  'desk',
  'game',
  'host',
  'play',
  'report',
  'screen',
  'shell',
  'summary',
];

/** Attributes and properties that people read or hear. */
const SPOKEN =
  /^(?:about|add|alt|aria-(?:description|label|placeholder|roledescription)|hint|label|placeholder|remark|text|title)$/;

/** Names that are the same in all languages, and words for English readers only. */
const SAME = new Set([
  'Q',
  'Rush',
  'QRush',
  'QRush JSON',
  'Excel',
  'CSV',
  'Moodle GIFT',
  'Moodle XML',
  'Aiken',
  'QTI',
  'Open Trivia DB',
  'OpenTriviaQA',
  'Bot Ada',
  'Bot Bo',
  'Bot Cleo',
  'Bot Dan',
  'Bot Eve',
  'Bot Fay',
  'Bot Gus',
  'Bot Hal',
]);

interface Node {
  type: string;
  [field: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value;

/** The texts in a source that stand in no catalogue. */
function untranslated(file: string, source: string): string[] {
  const { program, errors } = parseSync(file, source);
  expect(errors).toEqual([]);
  return textsIn(program, false).filter(
    (text) => /\p{L}{2}/u.test(text) && !/^\w+\.\w+$/.test(text) && !SAME.has(text),
  );
}

/** @param isSpoken whether it stands where people read or hear any word */
function textsIn(value: unknown, isSpoken: boolean): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => textsIn(each, isSpoken));
  if (!isNode(value) || /^TS.*(?:Declaration|Type)$/.test(value.type)) return [];
  switch (value.type) {
    case 'ImportDeclaration':
    // For programmers: nobody is shown it.
    case 'ThrowStatement':
    case 'NewExpression':
      return [];
    case 'JSXText':
      return [`${value.value}`.trim()];
    case 'JSXAttribute':
      return textsIn(value.value, SPOKEN.test(nameOf(value)));
    case 'Property':
      return textsIn(value.value, SPOKEN.test(nameOf(value)) && !isWord(value.value));
    case 'Literal':
      return isSpoken || isSentence(value.value) ? [`${value.value}`] : [];
    case 'TemplateLiteral': {
      const parts = value.quasis as { value: { cooked: string } }[];
      const text = parts.map((part) => part.value.cooked).join('…');
      const own = isSpoken || isSentence(text) ? [text.trim()] : [];
      return [...own, ...textsIn(value.expressions, false)];
    }
    default: {
      // A function may do anything with a word; a sentence is meant for people.
      const goesOn = isSpoken && /Conditional|Logical|JSXExpression/.test(value.type);
      return Object.values(value).flatMap((part) => textsIn(part, goesOn));
    }
  }
}

/** "Two words", begun as a sentence is; not the path of a drawing. */
const isSentence = (text: unknown): boolean =>
  typeof text === 'string' && /^\p{Lu}\p{Ll}*[’']?\p{Ll}* \p{L}{2}/u.test(text);

/** A word of the program's own: the name of a kind, a column. */
const isWord = (value: unknown): boolean =>
  isNode(value) && value.type === 'Literal' && /^[a-z]+$/.test(`${value.value}`);

function nameOf({ name, key }: Node): string {
  const named = (name ?? key) as { name?: string; value?: string };
  return `${named.name ?? named.value}`;
}

describe('text outside of the catalogues', () => {
  it.each([
    ['<p>Two words</p>', 'Two words'],
    ['<p>{count} more</p>', 'more'],
    ['<p title="Hello">{t("a.b")}</p>', 'Hello'],
    ['<Field label={isOn ? "On" : t("a.b")} />', 'On'],
    ['<Field label={`Part ${number}`} />', 'Part …'],
    ['const item = { text: "Delete", icon: "trash" }', 'Delete'],
    ['const said = isOn ? "It is on" : ""', 'It is on'],
  ])('is found in %s', (source, text) => {
    expect(untranslated('x.tsx', source)).toEqual([text]);
  });

  it.each([
    "<p class='two words' id='Id'>{t('a.b')}</p>",
    "throw new Error('This is for programmers')",
    "request('/api', { method: 'POST' })",
    "const path = 'M3 4h18v5H3Z'",
    "type Kind = 'One' | 'Two words'",
  ])('is none in %s', (source) => {
    expect(untranslated('x.tsx', source)).toEqual([]);
  });

  it.each(FOLDERS)('is nowhere in %s', async (folder) => {
    const files = (await readdir(join(SOURCES, folder), { recursive: true })).filter((file) =>
      /(?<!\.d)\.tsx?$/.test(file),
    );
    const found: Record<string, string[]> = {};
    for (const file of files) {
      const texts = untranslated(file, await readFile(join(SOURCES, folder, file), 'utf8'));
      if (texts.length > 0) found[file] = texts;
    }
    expect(found).toEqual({});
  });
});
