/** What a plugin's channel can do to a game, and what it cannot. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../server/games/channel.ts';
import { definePlugin } from '../../server/plugin.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { archiveOf } from '../support/archive.ts';
import { hostGame, joinWeb, post } from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';

/** A chat, whose behaviour a test may change. */
const chat: Channel = {
  name: 'chat',
  home: 'chat',
  deliver: async () => {},
  joinUrl: () => undefined,
};
/** What happens while a lost connection is told of. */
let meanwhile = async () => {};

const plugin = definePlugin<never>({
  name: 'chat',
  setup(ctx) {
    ctx.channels.register(chat);
    ctx.hooks.observe('player:disconnected', () => meanwhile());
  },
});

let running: RunningApp;
beforeAll(async () => {
  running = await startApp({ presenceGrace: 0 }, [plugin]);
});
afterAll(() => running[Symbol.asyncDispose]());
beforeEach(() => {
  chat.deliver = async () => {};
  chat.joinUrl = () => undefined;
  meanwhile = async () => {};
  running.logged.length = 0;
});

const hosting = (questions = 1) => hostGame(running.url, singles(questions, { limit: 60 }));
const chatting = async (gameId: string, nickname: string) => {
  const player = await running.app.games.join(gameId, {
    nickname,
    channel: 'chat',
    address: nickname,
  });
  await running.app.games.connect(gameId, player.id, 'chat');
  return player;
};

describe('a channel that always fails', () => {
  it('stops no game, and no archive', async () => {
    chat.deliver = async () => Promise.reject(new Error('out of order'));
    using host = await hosting(2);
    using web = await joinWeb(running.url, host.pin, 'Ana');
    await host.command('start');
    for (const index of [0, 1]) {
      await web.inbox.next('question', (event) => event.index === index);
      await web.answer(index, index);
      await web.inbox.next('reveal', (event) => event.index === index);
      await host.command('next');
    }
    await web.inbox.next('finished');
    expect((await archiveOf(running.app, host.id)).results).toHaveLength(2);
    expect(running.logged.map(({ msg }) => msg)).toContain(
      'a channel failed to deliver; the game goes on',
    );
  });

  it('does not make a removal fail', async () => {
    chat.deliver = async () => Promise.reject(new Error('out of order'));
    using host = await hosting();
    using web = await joinWeb(running.url, host.pin, 'Ana');
    const { id } = web.player;
    expect(await host.socket.emitWithAck('kick', { playerId: id })).toMatchObject({ ok: true });
    expect(await web.inbox.next('removed')).toEqual({ reason: 'kicked' });
  });

  it('does not make the creation of a game fail', async () => {
    chat.joinUrl = () => {
      throw new Error('no link');
    };
    const quiz = await post<{ id: string }>(`${running.url}/api/quizzes`, singles(1));
    const game = await post<object>(`${running.url}/api/games`, { quizId: quiz.body.id });
    expect(game.status).toBe(201);
    expect(Object.keys(game.body)).not.toContain('chatUrl');
    expect(running.logged).toMatchObject([{ msg: 'a channel failed to make a link' }]);
  });
});

describe('a player of a channel', () => {
  it('who closes the browser was never away: the question goes on waiting', async () => {
    using host = await hosting();
    using web = await joinWeb(running.url, host.pin, 'Web');
    const player = await chatting(host.id, 'Ana');
    const ticket = await running.app.games.ticket(host.id, player.id);
    using browser = await joinWeb(running.url, host.pin, '', ticket);
    await host.command('start');
    await web.inbox.next('question');
    // The other one answers at the worst moment.
    const answered = new Promise<void>((resolve) => {
      meanwhile = async () => {
        await web.answer(0, 0);
        resolve();
      };
    });
    browser.socket.disconnect();
    await answered;
    const { store, games } = running.app;
    expect(await store.players.connections(host.id, [player.id])).toEqual(['chat']);
    expect(await store.players.counts(host.id)).toMatchObject({ answers: 1, waiting: 1 });
    expect((await games.state(host.id)).phase.name).toBe('open');
    await games.answer(host.id, player.id, 0, 0);
    await host.inbox.next('reveal');
    // Away from there, too, they are away.
    await games.disconnect(host.id, player.id, 'chat');
    expect(await store.players.connections(host.id, [player.id])).toEqual([undefined]);
  });

  it('who leaves after the end stays on the board and in the report', async () => {
    using host = await hosting();
    const { games } = running.app;
    const player = await chatting(host.id, 'Ana');
    const early = await chatting(host.id, 'Ben');
    expect(await games.leave(host.id, early.id)).toBe(true);
    await host.command('end');
    expect(await games.leave(host.id, player.id)).toBe(false);
    const { players } = await archiveOf(running.app, host.id);
    expect(players.map(({ nickname }) => nickname)).toEqual(['Ana']);
    expect((await games.player(host.id, player.id)).nickname).toBe('Ana');
  });
});

it('a channel cannot be named so that its link would take the place of the web’s', async () => {
  const join = definePlugin<never>({
    name: 'join',
    setup: ({ channels }) => channels.register({ name: 'join', deliver: async () => {} }),
  });
  await expect(startApp({}, [join])).rejects.toThrow('no channel can be named "join"');
});
