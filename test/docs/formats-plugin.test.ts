/** The file format in docs/plugins.md, as PLUGINS loads it. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ServerProcess } from '../support/server-process.ts';

const ROOT = join(import.meta.dirname, '../..');

it('the format of the documents reads a file, and says what is wrong with it', async () => {
  const [, source = ''] =
    /<!-- format example[^\n]*\n```ts\n([\s\S]*?)```/.exec(
      await readFile(join(ROOT, 'docs/plugins.md'), 'utf8'),
    ) ?? [];
  const folder = join(ROOT, 'test/output/formats');
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'cards.ts');
  await writeFile(file, source.replace('./server/', '../../../server/'));
  await using server = new ServerProcess([], {
    PORT: '0',
    DATA_DIR: 'memory://',
    PLUGINS: file,
  });
  const url = await server.url();
  const response = await fetch(`${url}/api/quizzes/import?format=cards&partial=true`, {
    method: 'POST',
    body: 'Capital of Peru?\tLima\nCapital of Austria?\n',
  });
  expect(response.status).toBe(201);
  expect(await response.json()).toMatchObject({
    format: 'cards',
    questions: [{ type: 'text', text: 'Capital of Peru?', accepted: ['Lima'] }],
    lines: [1],
    problems: [{ line: 2, message: 'There is no answer.' }],
  });
});
