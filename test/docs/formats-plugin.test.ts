/** The file format in docs/plugins.md, as PLUGINS loads it. */
import { expect, it } from 'vitest';
import { documented } from '../support/documented.ts';
import { ServerProcess } from '../support/server-process.ts';

it('the format of the documents reads a file, and says what is wrong with it', async () => {
  const { file } = await documented('docs/plugins.md', 'format');
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
