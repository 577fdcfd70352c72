/** Every remark on a file, or on a marked-up text, is said in each language that pages speak. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { words } from '../../../plugins/words/words.ts';
import { translated } from '../../../server/engine/words.ts';
import { remarksIn } from '../../../server/formats/remarks.ts';
import { Taker } from '../../../server/formats/taker.ts';
import { LANGUAGES } from '../../../vocabulary/all.ts';
import { remarks } from '../../../vocabulary/remarks.ts';

const ROOT = join(import.meta.dirname, '../../..');
const others = LANGUAGES.filter((language) => language !== 'en');

/** Files of texts, and what names each text that stands in another one. */
const FORMATS = await textsOf(
  (await readdir(join(ROOT, 'plugins/formats'), { recursive: true }))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `plugins/formats/${file}`),
);
const CORE = await textsOf(
  [
    ...['attached', 'file-problems', 'kinds', 'remote-pictures', 'taker', 'thread'].map(
      (name) => `formats/${name}`,
    ),
    ...['marking', 'render', 'renderer', 'thread'].map((name) => `rich/${name}`),
  ].map((name) => `server/${name}.ts`),
);

/** Sentences, kinds of things and reasons in sources, by file; X stands for each value. */
async function textsOf(files: string[]): Promise<[file: string, texts: string[]][]> {
  const all = await Promise.all(
    files.map(async (file): Promise<[string, string[]]> => {
      const { program } = parseSync(file, await readFile(join(ROOT, file), 'utf8'));
      return [file, textsIn(program)];
    }),
  );
  return all.filter(([, texts]) => texts.length > 0);
}

function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  const node = value as {
    type?: string;
    value?: unknown;
    quasis?: { value: { cooked: string } }[];
    callee?: { name?: string };
  };
  // For programmers: nobody is shown it.
  if (node.type === 'NewExpression' && node.callee?.name === 'Error') return [];
  const text =
    node.type === 'Literal'
      ? node.value
      : node.type === 'TemplateLiteral' && node.quasis?.map((part) => part.value.cooked).join('X');
  const inside = Object.values(value).flatMap(textsIn);
  return typeof text === 'string' && isSaid(text) ? [text, ...inside] : inside;
}

/** A sentence; a kind ("a poll"); a reason ("it leads nowhere."). */
function isSaid(text: string): boolean {
  return / \p{L}/u.test(text) && (/[.?]$/.test(text) || /^(?:an?|it|of) [a-z]/i.test(text));
}

/** The names that a text may have in others. */
const NAMES = ['', 'kind: ', 'why: ', 'reason: '];

const hasWords = (text: string, texts: Readonly<Record<string, string>>): boolean =>
  NAMES.some((name) => translated(name + text, { de: texts }, 'de') !== name + text);

describe.each(others)('in %s', (language) => {
  it.each(FORMATS)('all that %s says has words', (_, texts) => {
    const known = { ...remarks[language], ...words[language] };
    expect(texts.filter((text) => !hasWords(text, known))).toEqual([]);
  });

  it.each(CORE)('all that %s says has words', (_, texts) => {
    // Put together from parts: see below.
    const whole = texts.filter((text) => !text.startsWith('A quiz X'));
    expect(whole.filter((text) => !hasWords(text, remarks[language] ?? {}))).toEqual([]);
  });

  it.each([
    [1000, 1e6, 1001],
    [1000, 1e6, 3000],
    [5000, 10, 1],
    [5000, 10, 3000],
  ])('of at most %i questions and %i bytes, what is left of %i is told', async (...limits) => {
    const [mostQuestions, largestQuiz, count] = limits;
    const question = { type: 'boolean', text: 'Is it?', limit: 20, points: 1000 };
    const taker = new Taker({ readQuestion: () => ({ question }), mostQuestions, largestQuiz });
    await taker.take(Array.from({ length: count }, () => ({ line: 1, question })));
    const [left] = taker.leftOver(count);
    expect(left?.message).toMatch(/^A quiz /);
    expect(remarksIn([language])(`${left?.message}`)).not.toBe(left?.message);
    expect(remarksIn([language])(`${left?.suggestion}`)).not.toBe(left?.suggestion);
  });

  it('only values of the English text stand in what the core says', () => {
    const values = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const [english, text] of Object.entries(remarks[language] ?? {})) {
      expect(values(text), english).toEqual(values(english));
      expect(text.length).toBeLessThanOrEqual(200);
    }
    expect(Object.keys(remarks[language] ?? {})).toEqual(Object.keys(remarks.de ?? {}));
  });
});

it('finds the texts', () => {
  const all = [...FORMATS, ...CORE].flatMap(([, texts]) => texts);
  expect(all.length).toBeGreaterThan(150);
  for (const text of ['The file is empty.', 'No right answer is marked.', 'a poll', 'it leads X'])
    expect(all.includes(text), text).toBe(text !== 'it leads X');
});

it('says a remark of the core and one of a format in the reader’s language, and leaves names as they are', () => {
  const said = remarksIn(['ja', 'de-AT'], words);
  expect(said('The title was cut to 120 characters.')).toBe(
    'Der Titel wurde auf 120 Zeichen gekürzt.',
  );
  expect(said('The hint was cut to 200 characters.')).toBe('Hinweis: auf 200 Zeichen gekürzt.');
  expect(said('This is an essay, which cannot be played here.')).toBe(
    'Das lässt sich hier nicht spielen: ein Aufsatz.',
  );
  expect(said('Two answers are the same: “Number”.')).toBe('Zwei Antworten sind gleich: „Number“.');
  expect(said('The file “a.png” is left out: it is not in the archive.')).toBe(
    'Die Datei „a.png“ bleibt weg: Sie ist nicht im Archiv.',
  );
  expect(remarksIn(['en', 'de'], words)('The file is empty.')).toBe('The file is empty.');
});
