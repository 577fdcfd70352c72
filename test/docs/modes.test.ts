/** The mode in docs/plugins.md, as PLUGINS loads it. */
import { expect, it } from 'vitest';
import { hostGame, joinWeb } from '../support/clients.ts';
import { documented } from '../support/documented.ts';
import { singles } from '../support/quizzes.ts';
import { ServerProcess } from '../support/server-process.ts';

it('the mode of the documents plans and scores a game, and refuses a quiz', async () => {
  const { file } = await documented('docs/plugins.md', 'mode');
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
