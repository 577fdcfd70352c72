/** Big screens: they follow a game by a token of their own, see what the room may see, and steer nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Watcher } from '../../client/watcher.ts';
import type { HostServerEvents } from '../../server/protocol/events.ts';
import { hostCommands } from '../../server/protocol/host-commands.ts';
import { startApp } from '../support/app.ts';
import {
  connectHost,
  connectPlayer,
  granted,
  type Host,
  hostGame,
  Inbox,
  joinWeb,
  post,
  refused,
} from '../support/clients.ts';
import { startCluster } from '../support/cluster.ts';
import { singles } from '../support/quizzes.ts';
import { until } from '../support/sdk.ts';

interface Stage extends AsyncDisposable {
  urls: [string, string];
}

const stages: [string, () => Promise<Stage>][] = [
  [
    'one process',
    async () => {
      const running = await startApp();
      return {
        urls: [running.url, running.url],
        [Symbol.asyncDispose]: () => running[Symbol.asyncDispose](),
      };
    },
  ],
  [
    'two processes on Redis',
    async () => {
      const cluster = await startCluster(2);
      const [one = '', other = ''] = cluster.servers.map(({ url }) => url);
      return { urls: [one, other], [Symbol.asyncDispose]: () => cluster[Symbol.asyncDispose]() };
    },
  ],
];

describe.each(stages)('in %s', (_, open) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await open();
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  const invite = async (host: Host) => granted(await host.socket.emitWithAck('screen', {})).token;

  /** A big screen at the second process, and all that reached its socket. */
  const openScreen = async (pin: string, token: string) => {
    const socket = connectHost(stage.urls[1]);
    const inbox = new Inbox<HostServerEvents>(socket);
    const shown = granted(await socket.emitWithAck('follow', { pin, token }));
    return { socket, inbox, shown, [Symbol.dispose]: () => void socket.disconnect() };
  };

  it('P40: a screen sees the game, and nothing that is for hosts', async () => {
    using host = await hostGame(stage.urls[0], singles(2), { approveNames: true });
    const { pin } = host;
    // Somebody waits to be let in, under a name that is nobody's business.
    const waiting = connectPlayer(stage.urls[0]);
    const ask = () => waiting.emitWithAck('join', { pin, nickname: 'Rosalind', device: 'd1' });
    expect(refused(await ask())).toBe('WAITING_FOR_HOST');
    await host.inbox.next('waiting', (list) => list.length === 1);

    using screen = await openScreen(pin, await invite(host));
    expect(screen.shown).toMatchObject({
      state: { newcomers: [] },
      joinUrl: expect.stringMatching(`/[?]pin=${pin}$`),
    });
    const [first] = await host.inbox.next('waiting', (list) => list.length === 1);
    const id = first?.id ?? '';
    granted(await host.socket.emitWithAck('admit', { id, yes: true }));
    const { player } = granted(await ask());
    await screen.inbox.next('lobby', ({ players }) => players === 1);
    const other = connectPlayer(stage.urls[0]);
    const otherAsk = () => other.emitWithAck('join', { pin, nickname: 'Marie', device: 'd2' });
    expect(refused(await otherAsk())).toBe('WAITING_FOR_HOST');
    await host.inbox.next('waiting', (list) => list.some(({ name }) => name === 'Marie'));

    const synced = granted(await screen.socket.emitWithAck('sync', {}));
    expect(synced).toMatchObject({
      steers: false,
      state: { newcomers: [{ nickname: 'Rosalind' }] },
    });
    await host.command('start');
    await screen.inbox.next('question');
    await host.command('skip');
    await screen.inbox.next('reveal');
    await host.command('end');
    await screen.inbox.next('finished');

    const seen = JSON.stringify([screen.shown, synced, screen.inbox.all]);
    for (const secret of [
      player.id,
      host.hostToken,
      host.id,
      'Marie',
      'roster',
      'waiting',
      'device',
    ])
      expect(seen).not.toContain(secret);
    for (const connection of [waiting, other]) connection.disconnect();
  });

  it('P40: a screen steers nothing', async () => {
    using host = await hostGame(stage.urls[0], singles(2));
    using screen = await openScreen(host.pin, await invite(host));
    const { socket } = screen;
    const payload = { locked: true, seconds: 5 };
    for (const name of Object.keys(hostCommands) as (keyof typeof hostCommands)[])
      expect(refused(await socket.emitWithAck(name, payload))).toBe('NOT_HOST');
    expect(refused(await socket.emitWithAck('kick', { playerId: 'x' }))).toBe('NOT_HOST');
    expect(refused(await socket.emitWithAck('unban', { playerId: 'x' }))).toBe('NOT_HOST');
    expect(refused(await socket.emitWithAck('admit', { id: 'x', yes: true }))).toBe('NOT_HOST');
    expect(refused(await socket.emitWithAck('hide', { index: 0, label: '' }))).toBe('NOT_HOST');
    expect(refused(await socket.emitWithAck('sweep', {}))).toBe('NOT_HOST');
    for (const name of ['screen', 'script', 'awaited'] as const)
      expect(refused(await socket.emitWithAck(name, {}))).toBe('NOT_HOST');
    expect(refused(await socket.emitWithAck('sound', { on: false }))).toBe('NOT_HOST');
    expect((await host.command('start')).phase).not.toBe('lobby');
  });

  it('P40: a host who becomes a screen is a host no more', async () => {
    using host = await hostGame(stage.urls[0], singles(2));
    const token = await invite(host);
    const { pin } = host;
    const { state } = granted(await host.socket.emitWithAck('follow', { pin, token }));
    expect(state).not.toHaveProperty('roster');
    expect(refused(await host.socket.emitWithAck('start', {}))).toBe('NOT_HOST');
  });

  it('P41: a token opens its own game, written in any way; a wrong one opens none', async () => {
    using host = await hostGame(stage.urls[0], singles(1));
    using other = await hostGame(stage.urls[0], singles(1));
    const token = await invite(host);
    expect(token).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    const typed = `${token.slice(0, 4)} ${token.slice(4)}`.toLowerCase().replaceAll('0', 'o');
    using _screen = await openScreen(host.pin, typed);
    const socket = connectHost(stage.urls[1]);
    for (const wrong of [await invite(other), host.hostToken, '', 'AAAAAAAA'])
      expect(refused(await socket.emitWithAck('follow', { pin: host.pin, token: wrong }))).toBe(
        'BAD_TOKEN',
      );
    expect(refused(await socket.emitWithAck('sync', {}))).toBe('NOT_HOST');
    socket.disconnect();
  });

  it('P41: a token ends with the host token that it came by, and the screen is cut off', async () => {
    using host = await hostGame(stage.urls[0], singles(1));
    const token = await invite(host);
    const { pin } = host;
    const watcher = new Watcher({ pin, token }, { url: stage.urls[1], transports: ['websocket'] });
    await until(watcher.game.state, (state) => state?.phase === 'lobby');
    using _ana = await joinWeb(stage.urls[0], pin, 'Ana');
    await until(watcher.game.state, (state) => state?.newcomers[0]?.nickname === 'Ana');
    expect(watcher.doors.value?.joinUrl).toMatch(`/?pin=${pin}`);
    await post(`${stage.urls[0]}/api/games/${host.id}/host-token`, {});
    await until(watcher.gone, (gone) => gone?.code === 'BAD_TOKEN');
    watcher.close();
  });
});
