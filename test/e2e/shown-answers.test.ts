/**
 * Answers that players typed, on everybody's screen: without foul ones, and without those that the
 * host hides.
 */
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../server/protocol/snapshot.ts';
import { startApp } from '../support/app.ts';
import {
  connectHost,
  granted,
  hostGame,
  joinWeb,
  refused,
  type WebPlayer,
} from '../support/clients.ts';
import { startCluster } from '../support/cluster.ts';
import { single } from '../support/quizzes.ts';

const stages: [string, () => Promise<{ urls: string[] } & AsyncDisposable>][] = [
  [
    'one process',
    async () => {
      const running = await startApp();
      return {
        urls: [running.url],
        [Symbol.asyncDispose]: () => running[Symbol.asyncDispose](),
      };
    },
  ],
  [
    'two processes on Redis',
    async () => {
      const cluster = await startCluster(2);
      return {
        urls: cluster.servers.map(({ url }) => url),
        [Symbol.asyncDispose]: () => cluster[Symbol.asyncDispose](),
      };
    },
  ],
];

const text = { type: 'text', text: 'Which city?', accepted: ['Rome', 'Scheiße'], limit: 60 };

describe.each(stages)('in %s', (_, open) => {
  it('P28: foul answers are left out, right ones never, and the host hides others for everybody', async () => {
    await using stage = await open();
    const [one = '', other = one] = stage.urls;
    using host = await hostGame(one, { title: 'Typed', questions: [text, single('Red?', 0)] });
    const typed = ['Rome', 'Scheiße', 'fuck', 'f u c k', 'Lima', 'Ben is silly', 'Scunthorpe'];
    const players: WebPlayer[] = [];
    for (const at of typed.keys())
      players.push(await joinWeb(at % 2 ? one : other, host.pin, `Player ${at + 1}`));
    const [first] = players;
    if (!first) return;
    await host.command('start');
    await Promise.all(players.map(({ inbox }) => inbox.next('question')));
    for (const [at, player] of players.entries()) granted(await player.answer(0, typed[at]));

    const shown = (distribution: { label: string }[] = []) =>
      distribution.map(({ label }) => label.toLowerCase()).toSorted();
    const all = ['ben is silly', 'lima', 'rome', 'scheiße', 'scunthorpe'];
    const { version, distribution } = await host.inbox.next('reveal');
    expect(shown(distribution)).toEqual(all);
    expect(shown((await first.inbox.next('reveal')).distribution)).toEqual(all);

    const label = distribution.find((line) => /silly/i.test(line.label))?.label ?? '';
    const hide = (index: number, what = label) =>
      host.socket.emitWithAck('hide', { index, label: what });
    const rest = all.slice(1);
    expect(shown(granted(await hide(0)).state.reveal?.distribution)).toEqual(rest);
    const isNews = (event: Snapshot) => event.version > version;
    for (const state of await Promise.all([
      host.inbox.next('state', isNews),
      ...players.map(({ inbox }) => inbox.next('state', isNews)),
    ])) {
      expect(state.phase).toBe('revealed');
      expect(shown(state.reveal?.distribution)).toEqual(rest);
    }
    // Twice is once; who comes back sees it as it is now.
    expect(granted(await hide(0)).state.version).toBe(version + 1);
    using back = await joinWeb(one, host.pin, '', first.token);
    expect(shown(back.state.reveal?.distribution)).toEqual(rest);

    const watcher = connectHost(other);
    const { pin, hostToken } = host;
    granted(await watcher.emitWithAck('attach', { pin, hostToken, watch: true }));
    expect(refused(await watcher.emitWithAck('hide', { index: 0, label: 'Lima' }))).toBe(
      'NOT_HOST',
    );
    watcher.disconnect();
    expect(refused(await hide(1, 'Red'))).toBe('BAD_PAYLOAD');
    expect(refused(await hide(7))).toBe('QUESTION_UNKNOWN');
    await host.command('next');
    await host.command('skip');
    await host.inbox.next('reveal', ({ index }) => index === 1);
    expect(refused(await hide(0))).toBe('WRONG_PHASE');
  });
});
