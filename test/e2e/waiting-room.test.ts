/**
 * People who come in only by the host's word: doubtful names, all names, lost tokens. In one
 * process, and in two.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ack, PlayResults } from '../../server/protocol/requests.ts';
import type { WaitingView } from '../../server/protocol/views.ts';
import { MOST_FROM } from '../../server/sessions/waiting/contract.ts';
import { startApp } from '../support/app.ts';
import {
  connectHost,
  connectPlayer,
  granted,
  type Host,
  hostGame,
  Inbox,
  joinWeb,
  type PlaySocket,
  post,
  refused,
} from '../support/clients.ts';
import { startCluster } from '../support/cluster.ts';
import { singles } from '../support/quizzes.ts';

interface Stage extends AsyncDisposable {
  urls: [string, string];
}

const stages: [string, () => Promise<Stage>][] = [
  [
    'one process',
    async () => {
      const running = await startApp({ unlimitedAddresses: [] });
      return {
        urls: [running.url, running.url],
        [Symbol.asyncDispose]: () => running[Symbol.asyncDispose](),
      };
    },
  ],
  [
    'two processes on Redis',
    async () => {
      const cluster = await startCluster(2, { unlimitedAddresses: [] });
      const [one = '', other = ''] = cluster.servers.map(({ url }) => url);
      return { urls: [one, other], [Symbol.asyncDispose]: () => cluster[Symbol.asyncDispose]() };
    },
  ],
];

describe.each(stages)('in %s', (_, open) => {
  let stage: Stage;
  const sockets: PlaySocket[] = [];
  beforeAll(async () => {
    stage = await open();
  });
  afterAll(async () => {
    for (const socket of sockets) socket.disconnect();
    await stage[Symbol.asyncDispose]();
  });

  /** Somebody who asks at the second process, from a device. */
  const newcomer = (device: string, pin: string) => {
    const socket = connectPlayer(stage.urls[1]);
    sockets.push(socket);
    return (nickname: string, more: object = {}): Promise<Ack<PlayResults['join']>> =>
      socket.emitWithAck('join', { pin, nickname, device, ...more });
  };
  const waitsFor = (host: Host, count: number) =>
    host.inbox.next('waiting', ({ length }) => length === count);
  const admit = (host: Host, { id }: Pick<WaitingView, 'id'>, yes: boolean) =>
    host.socket.emitWithAck('admit', { id, yes });

  it('P19: a name that is foul and also a name waits for the host, who lets it in', async () => {
    using host = await hostGame(stage.urls[0], singles(1));
    const join = newcomer('phone', host.pin);
    const ack = await join('Hooker');
    expect(ack).toMatchObject({
      error: { code: 'WAITING_FOR_HOST', retryAfter: expect.any(Number) },
    });
    const [waiting] = await waitsFor(host, 1);
    expect(waiting).toEqual({ id: expect.any(String), name: 'Hooker', why: 'name' });
    if (!waiting) return;
    // Asking again is no second request.
    expect(refused(await join('Hooker'))).toBe('WAITING_FOR_HOST');
    const { state } = granted(await host.socket.emitWithAck('sync', {}));
    expect(state).toMatchObject({ players: 0, waiting: [waiting] });

    expect(granted(await admit(host, waiting, true)).state.waiting).toBeUndefined();
    await waitsFor(host, 0);
    expect(granted(await join('Hooker')).player.nickname).toBe('Hooker');
    expect(refused(await admit(host, waiting, true))).toBe('PLAYER_NOT_FOUND');
    // The word was for this device.
    expect(refused(await newcomer('other', host.pin)('Dyke'))).toBe('WAITING_FOR_HOST');
    expect(refused(await newcomer('other', host.pin)('Fuck you'))).toBe('NICKNAME_REJECTED');
  });

  it('P19: a name that the host does not want stays out, and does not ask again', async () => {
    using host = await hostGame(stage.urls[0], singles(1), { approveNames: true });
    const join = newcomer('phone', host.pin);
    expect(refused(await join('Ana'))).toBe('WAITING_FOR_HOST');
    const [ana] = await waitsFor(host, 1);
    expect(ana).toMatchObject({ name: 'Ana', why: 'approval' });
    granted(await admit(host, { id: ana?.id ?? '' }, false));
    expect(await join('Ana')).toMatchObject({
      error: { code: 'NICKNAME_REJECTED', message: expect.stringContaining('did not accept') },
    });
    expect(refused(await join('Anna'))).toBe('WAITING_FOR_HOST');
    await host.inbox.next('waiting', ([first]) => first?.name === 'Anna');
  });

  it('is refused at once by what the host has no say in', async () => {
    using host = await hostGame(stage.urls[0], singles(1), { approveNames: true });
    const ana = newcomer('phone', host.pin);
    expect(refused(await ana('Ana'))).toBe('WAITING_FOR_HOST');
    const [waiting] = await waitsFor(host, 1);
    granted(await admit(host, { id: waiting?.id ?? '' }, true));
    granted(await ana('Ana'));
    expect(refused(await newcomer('other', host.pin)('ANA'))).toBe('NICKNAME_TAKEN');
    granted(await host.socket.emitWithAck('lock', { locked: true }));
    expect(refused(await newcomer('other', host.pin)('Ben'))).toBe('GAME_LOCKED');
  });

  it('nobody waits for a host who never was there, unless every name does', async () => {
    const quiz = await post<{ id: string }>(`${stage.urls[0]}/api/quizzes`, singles(1));
    const game = async (options: object) =>
      (
        await post<Pick<Host, 'pin' | 'hostToken'>>(`${stage.urls[0]}/api/games`, {
          quizId: quiz.body.id,
          options,
        })
      ).body;
    const { pin } = await game({});
    expect(refused(await newcomer('phone', pin)('Hooker'))).toBe('NICKNAME_REJECTED');
    const approved = await game({ approveNames: true });
    expect(refused(await newcomer('phone', approved.pin)('Hooker'))).toBe('WAITING_FOR_HOST');
    const socket = connectHost(stage.urls[0]);
    const { state } = granted(await socket.emitWithAck('attach', approved));
    expect(state.waiting).toMatchObject([{ name: 'Hooker', why: 'name' }]);
    socket.disconnect();
  });

  it('only the host who steers answers', async () => {
    using host = await hostGame(stage.urls[0], singles(1));
    expect(refused(await newcomer('phone', host.pin)('Hooker'))).toBe('WAITING_FOR_HOST');
    const [waiting] = await waitsFor(host, 1);
    const screen = connectHost(stage.urls[1]);
    const seen = new Inbox(screen);
    const { pin, hostToken } = host;
    granted(await screen.emitWithAck('attach', { pin, hostToken, watch: true }));
    const answer = { id: waiting?.id ?? '', yes: true };
    expect(refused(await screen.emitWithAck('admit', answer))).toBe('NOT_HOST');
    expect(refused(await connectHostTo(stage.urls[0], answer))).toBe('NOT_HOST');
    expect(refused(await newcomer('phone', host.pin)('Hooker'))).toBe('WAITING_FOR_HOST');
    granted(await host.socket.emitWithAck('admit', answer));
    // The screen, at the other process, is told too.
    await seen.next('waiting' as never, (list: unknown) => (list as unknown[]).length === 0);
    screen.disconnect();
  });

  it('P18: a join that is sent again from the same device is the same player, also past a locked door', async () => {
    using host = await hostGame(stage.urls[0], singles(1));
    const first = granted(await newcomer('phone', host.pin)('Ana'));
    const again = granted(await newcomer('phone', host.pin)('ana'));
    expect(again.player).toEqual(first.player);
    expect(again.state.players).toBe(1);
    expect(refused(await newcomer('other', host.pin)('Ana'))).toBe('NICKNAME_TAKEN');
    granted(await host.socket.emitWithAck('lock', { locked: true }));
    expect(granted(await newcomer('phone', host.pin)('Ana')).player).toEqual(first.player);
    expect(refused(await newcomer('other', host.pin)('Ana'))).toBe('GAME_LOCKED');
    granted(await host.socket.emitWithAck('kick', { playerId: first.player.id }));
    expect(refused(await newcomer('phone', host.pin)('Ana'))).toBe('KICKED');
  });

  it('P20: a player without the token gets the seat back by the host, and the old device loses it', async () => {
    using host = await hostGame(stage.urls[0], singles(1, { limit: 60 }));
    using ana = await joinWeb(stage.urls[0], host.pin, 'Ana');
    await host.command('start');
    const join = newcomer('new phone', host.pin);
    expect(refused(await join('ana'))).toBe('NICKNAME_TAKEN');
    expect(refused(await join('ana', { returns: true }))).toBe('WAITING_FOR_HOST');
    const [waiting] = await waitsFor(host, 1);
    expect(waiting).toMatchObject({ name: 'Ana', why: 'returns' });
    // Nothing has happened to Ana so far, nor does it by others who ask.
    granted(await ana.socket.emitWithAck('sync', {}));
    granted(await admit(host, { id: waiting?.id ?? '' }, true));
    expect(refused(await newcomer('stranger', host.pin)('Ana', { returns: true }))).toBe(
      'WAITING_FOR_HOST',
    );
    const back = granted(await join('ana', { returns: true }));
    expect(back.player).toEqual(ana.player);
    expect(back.state).toMatchObject({ phase: 'question', players: 1, you: { nickname: 'Ana' } });
    expect(await ana.inbox.next('removed')).toEqual({ reason: 'replaced' });
  });

  it('P20: who asks for a seat learns nothing, locks nothing, and asks so often at the most', async () => {
    using host = await hostGame(stage.urls[0], singles(1));
    using _ana = await joinWeb(stage.urls[0], host.pin, 'Ana');
    const claim = async (device: string) =>
      refused(await newcomer(device, host.pin)('Ana', { returns: true }));
    for (let device = 0; device < MOST_FROM.returns; device++)
      expect(await claim(`phone ${device}`)).toBe('WAITING_FOR_HOST');
    expect(await claim('one more')).toBe('RATE_LIMITED');
    const list = await waitsFor(host, MOST_FROM.returns);
    for (const waiting of list) granted(await admit(host, waiting, false));
    // As if nobody had asked, and no more of this from here.
    expect(await claim('phone 0')).toBe('NICKNAME_TAKEN');
    expect(await claim('yet another')).toBe('RATE_LIMITED');
    // Others are not kept out by it, nor is one without a device given a seat.
    const { player } = granted(await newcomer('phone 0', host.pin)('Ben', { returns: true }));
    expect(player.nickname).toBe('Ben');
    const socket = connectPlayer(stage.urls[1]);
    sockets.push(socket);
    const ack = await socket.emitWithAck('join', { pin: host.pin, nickname: 'Ana', returns: true });
    expect(refused(ack)).toBe('NICKNAME_TAKEN');
  });

  it('gives friendly names, each once, whatever somebody wants to be called', async () => {
    using host = await hostGame(stage.urls[0], singles(1), { friendlyNames: true });
    const joins = await Promise.all(
      Array.from({ length: 40 }, (_, at) => newcomer(`phone ${at}`, host.pin)('Fuck you')),
    );
    const names = joins.map((ack) => granted(ack).player.nickname);
    expect(new Set(names).size).toBe(40);
    for (const name of names) expect(name).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+( \d+)?$/);
  });
});

async function connectHostTo(url: string, answer: { id: string; yes: boolean }) {
  const socket = connectHost(url);
  const ack = await socket.emitWithAck('admit', answer);
  socket.disconnect();
  return ack;
}
