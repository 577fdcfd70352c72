/** The plugin in docs/plugins.md, as PLUGINS loads it. */
import { expect, it } from 'vitest';
import { granted, hostGame, joinWeb, refused } from '../support/clients.ts';
import { documented } from '../support/documented.ts';
import { singles } from '../support/quizzes.ts';
import { ServerProcess } from '../support/server-process.ts';

/** A plugin's additions are not in the types of QRush's own events. */
interface Open {
  once(name: string, listener: (payload: unknown) => void): void;
  emitWithAck(name: string, payload: object): Promise<unknown>;
}

it('the plugin of the documents lets players fall out of a game, and says so', async () => {
  const { file } = await documented('docs/plugins.md', 'hearts');
  await using server = new ServerProcess(['--hearts-lives', '1'], {
    PORT: '0',
    DATA_DIR: 'memory://',
    PLUGINS: file,
  });
  const url = await server.url();
  using host = await hostGame(url, singles(2));
  using ana = await joinWeb(url, host.pin, 'Ana');
  using bob = await joinWeb(url, host.pin, 'Bob');
  const socket = bob.socket as unknown as Open;
  const lost = new Promise((resolve) => socket.once('hearts:lost', resolve));
  await host.command('start');
  await bob.inbox.next('question');
  granted(await ana.answer(0, 0));
  granted(await bob.answer(0, 3));
  expect(await lost).toEqual({ left: 0 });
  await host.command('next');
  await bob.inbox.next('question', ({ index }) => index === 1);
  expect(refused(await bob.answer(1, 0))).toBe('hearts:OUT');
  granted(await ana.answer(1, 0));
  expect(await socket.emitWithAck('hearts:lives', {})).toEqual({ ok: true, left: 0 });
  const lives = await fetch(`${url}/hearts/${host.id}/${ana.player.id}`, {
    headers: { authorization: `Bearer ${host.hostToken}` },
  });
  expect(await lives.json()).toEqual({ left: 1 });
});
