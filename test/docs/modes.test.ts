/** The mode in docs/plugins.md, as PLUGINS loads it. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { hostGame, joinWeb } from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';
import { ServerProcess } from '../support/server-process.ts';

const ROOT = join(import.meta.dirname, '../..');

it('the mode of the documents plans and scores a game, and refuses a quiz', async () => {
  const [, source = ''] =
    /<!-- mode example[^\n]*\n```ts\n([\s\S]*?)```/.exec(
      await readFile(join(ROOT, 'docs/plugins.md'), 'utf8'),
    ) ?? [];
  const folder = join(ROOT, 'test/output/modes');
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'steady.ts');
  await writeFile(file, source.replace('./server/', '../../../server/'));
  await using server = new ServerProcess([], {
    PORT: '0',
    DATA_DIR: 'memory://',
    PLUGINS: file,
  });
  const url = await server.url();
  await expect(hostGame(url, singles(1, { limit: 1 }), {}, {}, 'steady')).rejects.toThrow(
    'Steady needs two seconds a question.',
  );

  using host = await hostGame(url, singles(1, { limit: 60 }), { bonus: 7 }, {}, 'steady');
  using ana = await joinWeb(url, host.pin, 'Ana');
  await host.command('start');
  await ana.inbox.next('question');
  await ana.answer(0, 0);
  await host.command('skip');
  expect((await ana.inbox.next('reveal')).you).toMatchObject({ points: 1007, streak: 1 });
});
