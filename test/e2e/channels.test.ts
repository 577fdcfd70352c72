/** A plugin's channel and its effects on a game, as far as it can have any. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../server/games/channel.ts';
import { definePlugin } from '../../server/plugin.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { archiveOf } from '../support/archive.ts';
import {
  connectHost,
  connectPlayer,
  granted,
  hostGame,
  joinWeb,
  post,
} from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';

/** A chat, whose behaviour a test may change. */
const chat: Channel = {
  name: 'chat',
  home: 'chat',
  deliver: async () => {},
  joinUrl: () => undefined,
  connected: () => true,
};
/** Runs while a lost connection is told of. */
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
  chat.connected = () => true;
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
      'a channel failed to deliver; the game continues',
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

describe('a game of chosen channels', () => {
  const create = async (options: object) => {
    const quiz = await post<{ id: string }>(`${running.url}/api/quizzes`, singles(1));
    return post<{ id: string; pin: string; channels: object[]; error: { message: string } }>(
      `${running.url}/api/games`,
      { quizId: quiz.body.id, options },
    );
  };
  const channelsOf = async ({ id, hostToken }: { id: string; hostToken: string }) => {
    const response = await fetch(`${running.url}/api/games/${id}/channels`, {
      headers: { authorization: `Bearer ${hostToken}` },
    });
    return ((await response.json()) as { channels: { name: string }[] }).channels;
  };
  const link = { name: 'chat', title: 'chat', url: 'https://chat.test/123' };
  beforeEach(() => {
    chat.joinUrl = () => link.url;
  });

  it('is joined by those alone, and whoever comes by another one hears which they are', async () => {
    using host = await hostGame(running.url, singles(1), { channels: ['chat'] });
    const asked = { pin: host.pin, nickname: 'Ana' };
    expect(await connectPlayer(running.url).emitWithAck('join', asked)).toEqual({
      ok: false,
      error: {
        code: 'CHANNEL_CLOSED',
        message: 'Join this game by chat: its host has opened no other way in.',
      },
    });
    const player = await chatting(host.id, 'Ben');
    // A player who is in by a chat may continue in a browser, as the same player.
    const ticket = await running.app.games.ticket(host.id, player.id);
    using browser = await joinWeb(running.url, host.pin, '', ticket);
    expect(browser.player.nickname).toBe('Ben');
    expect(browser.state).toMatchObject({ players: 1, channels: ['chat'] });
    expect(await channelsOf(host)).toEqual([link]);
  });

  it('has no links of the others, for hosts and for big screens', async () => {
    using all = await hosting();
    expect(await channelsOf(all)).toContainEqual(link);
    expect((await all.command('start')).channels).toBeUndefined();

    using host = await hostGame(running.url, singles(1), { channels: ['web', 'web'] });
    expect(host).not.toHaveProperty('chatUrl');
    expect(host).toMatchObject({ channels: [] });
    expect(await channelsOf(host)).toEqual([]);
    const { token } = granted(await host.socket.emitWithAck('screen', {}));
    const screen = connectHost(running.url);
    const shown = granted(await screen.emitWithAck('follow', { pin: host.pin, token }));
    expect(shown).toMatchObject({ channels: [], state: { channels: ['web'] } });
    screen.disconnect();
    await expect(chatting(host.id, 'Ana')).rejects.toThrow('Join this game by browser');
    using _ = await joinWeb(running.url, host.pin, 'Ana');
  });

  it('is not made with a channel that the server does not have, or with none', async () => {
    const { status, body } = await create({ channels: ['chat', 'pigeon'] });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      error: { code: 'BAD_OPTIONS', message: expect.stringContaining('"pigeon"; there are: web,') },
    });
    expect((await create({ channels: [] })).body).toMatchObject({ error: { code: 'BAD_OPTIONS' } });
    expect((await create({ channels: ['chat', 'web'] })).status).toBe(201);
  });

  it('is chosen from a list, which says of each whether it is connected', async () => {
    const list = async () => {
      const response = await fetch(`${running.url}/api/channels`);
      return ((await response.json()) as { channels: object[] }).channels;
    };
    const told = (connected: boolean) => ({ name: 'chat', title: 'chat', connected });
    expect(await list()).toContainEqual({ name: 'web', title: 'browser', connected: true });
    expect(await list()).toContainEqual(told(true));
    chat.connected = () => false;
    expect(await list()).toContainEqual(told(false));
    chat.connected = () => {
      throw new Error('no idea');
    };
    expect(await list()).toContainEqual(told(false));
    expect(running.logged).toMatchObject([{ msg: 'a channel failed to say if it is connected' }]);
  });
});

it('a channel cannot be named so that its link would take the place of the web’s', async () => {
  const join = definePlugin<never>({
    name: 'join',
    setup: ({ channels }) => channels.register({ name: 'join', deliver: async () => {} }),
  });
  await expect(startApp({}, [join])).rejects.toThrow('no channel can be named "join"');
});
