/** A format that goes wrong ends with its thread, and says how. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FormatFailure, FormatThread } from '../../../server/formats/format-thread.ts';
import { temporaryFolder } from '../../support/app.ts';

/** Threads load them. */
const FORMATS = `
const bad = (name, read) => ({
  name, title: name, extensions: [name], mediaType: 'text/plain', detect: () => 0, read, write: read,
});
export const hanging = bad('hanging', () => { for (;;); });
export const waiting = bad('waiting', () => new Promise((resolve) => setTimeout(resolve, 1e9)));
export const greedy = bad('greedy', () => {
  const all = [];
  for (;;) all.push(new Array(1e5).fill(all));
});
export const throwing = bad('throwing', () => { throw new Error('oops'); });
export const good = bad('good', (bytes) => ({
  questions: Array.from({ length: 1050 }, (_, at) => ({ line: at + 1, question: { at } })),
  problems: [],
}));
export const large = bad('large', () => ({
  questions: [10, 150_000, 100_000, 300_000, 10].map((length, at) => ({
    line: at + 1, question: { text: 'x'.repeat(length) },
  })),
  problems: [],
}));
`;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let modules: string[];
beforeAll(async () => {
  folder = await temporaryFolder();
  const file = join(folder.path, 'formats.mjs');
  await writeFile(file, FORMATS);
  modules = [pathToFileURL(file).href];
});
afterAll(() => folder[Symbol.asyncDispose]());

const task = (format: string) => ({
  do: 'read' as const,
  modules,
  bytes: new Uint8Array([65]),
  extension: '',
  format,
});

it.each([
  ['hanging', 'hang'],
  ['waiting', 'hang'],
  ['greedy', 'memory'],
  ['throwing', 'throw'],
])('%s', async (format, failure) => {
  // A format that eats memory may take its time about it.
  const limits = { memory: 48, deadline: format === 'greedy' ? 30_000 : 200 };
  const failed = await FormatThread.read(task(format), async () => true, limits).catch(
    (error: unknown) => error,
  );
  expect(failed).toBeInstanceOf(FormatFailure);
  expect((failed as FormatFailure).failure).toBe(failure);
});

it('hands over questions some at a time, and no more than are wanted', async () => {
  const sizes: number[] = [];
  const head = await FormatThread.read(task('good'), async (questions) => {
    sizes.push(questions.length);
    return sizes.length < 3;
  });
  expect(head).toMatchObject({ is: 'head', format: 'good', count: 1050 });
  expect(sizes).toEqual([100, 100, 100]);
  let all = 0;
  await FormatThread.read(task('good'), async ({ length }) => {
    all += length;
    return true;
  });
  expect(all).toBe(1050);
});

it('hands over large questions one by one, and none that is too large', async () => {
  const handed: number[][] = [];
  const head = await FormatThread.read(task('large'), async (questions) => {
    handed.push(questions.map(({ line }) => line));
    return true;
  });
  expect(handed).toEqual([
    [1, 2],
    [3, 5],
  ]);
  expect(head).toMatchObject({
    count: 4,
    problems: [{ line: 4, severity: 'error', message: 'The question is too large.' }],
  });
});
