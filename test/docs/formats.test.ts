/** The files in docs/formats.md are read as it says, and it names all formats. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FORMATS, readFileOf } from '../support/formats.ts';

const page = await readFile(join(import.meta.dirname, '../../docs/formats.md'), 'utf8');
const examples = [
  ...page.matchAll(/<!-- format ([\w-]+): (\d+) questions? -->\n```\w*\n([\s\S]*?)```\n/g),
].map(([, format = '', count = '', file = ''], index) => ({ index, format, count, file }));

it.each(examples)('example $index: $format', async ({ format, count, file }) => {
  const read = await readFileOf(file);
  expect(read.format).toBe(format);
  expect(read.problems).toEqual([]);
  expect(read.questions).toHaveLength(Number(count));
});

it('the page names every format, what is written in it, and has an example of it', () => {
  for (const { name, write } of FORMATS) {
    const row = page.split('\n').find((line) => line.includes(`| \`${name}\` |`));
    expect(row, name).toMatch(write ? /\| yes \| yes \|$/ : /\| yes \| \|$/);
    // Archives and sheets have none that could be shown.
    if (!['qrush', 'xlsx'].includes(name))
      expect(examples.map(({ format }) => format)).toContain(name);
  }
});

it('the examples say the same questions in the same way', async () => {
  const said = await Promise.all(examples.map(({ file }) => readFileOf(file)));
  const questions = said.flatMap((read) => read.questions);
  const rings = questions.filter(({ text }) => text === 'Which planet has rings?');
  for (const { options, correct } of rings) {
    expect((options as string[])[(correct as number[])[0] ?? -1]).toBe('Saturn');
  }
  expect(rings.length).toBeGreaterThan(6);
  const even = questions.filter(({ text }) => /even\?$/.test(text));
  for (const { type, options, correct } of even) {
    expect(type).toBe('multiple');
    expect((correct as number[]).map((index) => (options as string[])[index])).toEqual(['2', '4']);
  }
  expect(even.length).toBeGreaterThan(3);
});
