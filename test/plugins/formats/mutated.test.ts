/** Files that somebody has broken: every reader says what is wrong, and none throws. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as catalogue from '../../../plugins/formats/catalogue.ts';
import { FORMATS, readFileOf } from '../../support/formats.ts';

const page = await readFile(join(import.meta.dirname, '../../../docs/formats.md'), 'utf8');
const files = [...page.matchAll(/<!-- format [^\n]*\n```\w*\n([\s\S]*?)```\n/g)].map(
  ([, file = '']) => file,
);
const names = FORMATS.map(({ name }) => name);

/** Bytes that mean something somewhere. */
const SIGNS = [
  ...'{}=~#:"\'<>&;,|\t\n\r\\[]^',
  '\0',
  'PK\u0003\u0004',
  '&lol;',
  '<!DOCTYPE x>',
  'ANSWER:',
  '\ufeff',
];

const change = fc.record({
  at: fc.nat(2000),
  removed: fc.nat(30),
  added: fc.oneof(fc.constantFrom(...SIGNS), fc.string({ maxLength: 10, unit: 'binary' })),
});

it('no reader throws at a file that was changed, of its own or of another format', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files),
      fc.array(change, { maxLength: 6 }),
      fc.option(fc.constantFrom(...names), { nil: undefined }),
      async (file, changes, name) => {
        let text = file;
        for (const { at, removed, added } of changes) {
          const from = at % (text.length + 1);
          text = text.slice(0, from) + added + text.slice(from + removed);
        }
        const bytes = Buffer.from(text);
        const { problems, lines } = await readFileOf(bytes, '', name);
        const last = text.split(/\r\n?|\n/).length;
        for (const line of [...lines, ...problems.map((problem) => problem.line)]) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(last);
        }
        for (const { message } of problems) expect(message).toMatch(/^\P{Ll}.*[.”]$/su);
      },
    ),
    { numRuns: 600 },
  );
});

it('no reader throws at an archive of which bytes were changed', async () => {
  const quiz = {
    title: 'Quiz',
    description: '',
    language: 'en',
    questions: [{ type: 'boolean', text: 'Yes?', correct: true, limit: 20, points: 1000 }],
  };
  const archives = await Promise.all(
    [catalogue.xlsx, catalogue.qrush].map(async ({ write }) => (await write?.(quiz))?.bytes),
  );
  const flips = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...archives.filter((bytes) => bytes !== undefined)),
      flips,
      fc.nat(),
      fc.option(fc.constantFrom(...names), { nil: undefined }),
      async (archive, changes, cut, name) => {
        const bytes = Uint8Array.from(archive);
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        const end = cut % 4 === 0 ? cut % bytes.length : bytes.length;
        const { problems, questions } = await readFileOf(bytes.subarray(0, end), 'xlsx', name);
        expect(questions.length).toBeLessThanOrEqual(1);
        for (const { line, message } of problems) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(message).not.toBe('');
        }
      },
    ),
    { numRuns: 150 },
  );
});
