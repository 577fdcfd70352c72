/** The modes in docs/plugins.md, as PLUGINS loads them. */
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

it('survival, as the documents teach it, puts players out, spares all, and ends with the last one', async () => {
  const { file } = await documented('docs/plugins.md', 'survivors');
  await using server = new ServerProcess([], {
    PORT: '0',
    DATA_DIR: 'memory://',
    PLUGINS: file,
  });
  const url = await server.url();
  const quiz = singles(4, { limit: 60 });
  using host = await hostGame(url, quiz, { lives: 1, countdown: 0 }, {}, 'survivors');
  using ana = await joinWeb(url, host.pin, 'Ana');
  using ben = await joinWeb(url, host.pin, 'Ben');
  const play = async (index: number, anas: number, bens: number) => {
    await host.command(index === 0 ? 'start' : 'next');
    await ben.inbox.next('question', (question) => question.index === index);
    await Promise.all([ana.answer(index, anas), ben.answer(index, bens)]);
    return ben.inbox.next('reveal', (reveal) => reveal.index === index);
  };
  expect(await play(0, 3, 3)).toMatchObject({
    notes: [{ label: 'Nobody loses a life.' }],
    you: { points: 0, badges: [{ label: 'Lives', value: 1 }] },
  });
  expect(await play(1, 1, 3)).toMatchObject({
    notes: [{ label: 'Still in: 1' }],
    you: { points: 0, out: true },
  });
  await host.command('next');
  const { podium } = await ana.inbox.next('finished');
  expect(podium[0]).toMatchObject({ nickname: 'Ana', total: 1000 });
});
