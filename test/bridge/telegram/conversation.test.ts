/** A chat with the bot, besides answering. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { granted, hostGame, joinWeb } from '../../support/clients.ts';
import { singles } from '../../support/quizzes.ts';
import { startTelegram, type TelegramApp } from './support/server.ts';

let running: TelegramApp;
let url: string;
beforeAll(async () => {
  running = await startTelegram();
  url = running.url;
});
afterAll(() => running[Symbol.asyncDispose]());

const user = (name: string) => running.stub.user(name);

describe('joining', () => {
  it('works by link, by command, with a name, and by the bare code', async () => {
    using host = await hostGame(url, singles(1));
    const ways = [
      ['Ana', `/start ${host.pin}`, 'Ana'],
      ['Ben', `/join ${host.pin}`, 'Ben'],
      ['Cem', `/join@quiz_bot ${host.pin} Captain C`, 'Captain C'],
      ['Dot', host.pin, 'Dot'],
      ['Eve', `${host.pin.slice(0, 3)} ${host.pin.slice(3)}`, 'Eve'],
    ] as const;
    for (const [firstName, text, nickname] of ways) {
      const someone = user(firstName);
      someone.says(text);
      await someone.told(`You are in as ${nickname} `);
    }
    await host.inbox.next('lobby', ({ players }) => players === ways.length);
  });

  it('tells namesakes apart, and refuses a foul name', async () => {
    using host = await hostGame(url, singles(1));
    using _web = await joinWeb(url, host.pin, 'Ana');
    const someone = user('Ana');
    someone.says(`/join ${host.pin} asshole`);
    await someone.told('Send /name and another name');
    someone.says(`/join ${host.pin}`);
    await someone.told('You are in as Ana 2');
  });

  it('waits for the host where the name takes that, and is told when the host has answered', async () => {
    using host = await hostGame(url, singles(1), { approveNames: true });
    const answer = async (name: string, yes: boolean) => {
      const list = await host.inbox.next('waiting', (all) => all.some((one) => one.name === name));
      const { id = '' } = list.find((one) => one.name === name) ?? {};
      granted(await host.socket.emitWithAck('admit', { id, yes }));
    };
    const ana = user('Ana');
    ana.says(`/join ${host.pin}`);
    await ana.told('The host has to agree to this name');
    await answer('Ana', false);
    await ana.told('Send /name and another name');
    ana.says(`/join ${host.pin} Anna`);
    await answer('Anna', true);
    await ana.told('You are in as Anna');
    ana.says('/name Anabel');
    await answer('Anabel', true);
    await ana.told('You are Anabel now');
    const { state } = granted(await host.socket.emitWithAck('sync', {}));
    expect(state).toMatchObject({ players: 1, roster: [{ nickname: 'Anabel' }] });
  });

  it('is refused kindly: without a code, in a locked game, in one that is over', async () => {
    using host = await hostGame(url, singles(1));
    const someone = user('Late');
    someone.says('/join');
    await someone.told('Send /join and the six-digit code');
    await host.socket.emitWithAck('lock', { locked: true });
    someone.says(`/join ${host.pin}`);
    await someone.told(/locked/);
    await host.command('end');
    someone.says(`/join ${host.pin}`);
    await someone.told('This game is over');
  });

  it('allows five wrong codes, and then does not even look', async () => {
    using host = await hostGame(url, singles(1));
    const someone = user('Guesser');
    for (let guess = 1; guess <= 5; guess++) someone.says(`/join 00000${guess}`);
    await someone.told('That was one try too many');
    someone.says(`/join ${host.pin}`);
    someone.says('/help');
    await someone.told('Send /join and the six-digit code');
    expect(someone.messages).toHaveLength(6);
    expect((await running.app.store.players.counts(host.id)).players).toBe(0);
  });

  it('in mid-question brings the question along, and again for who comes back', async () => {
    using host = await hostGame(url, singles(1, { limit: 60 }));
    using _web = await joinWeb(url, host.pin, 'Web');
    await host.command('start');
    const someone = user('Late');
    someone.says(`/join ${host.pin}`);
    const first = await someone.told('You are in');
    expect(first.text).toContain('Question 1?');
    someone.says('/start');
    const again = await someone.told('Welcome back, Late');
    expect([again.text, again.buttons.length]).toEqual([expect.stringContaining('Question 1?'), 4]);
    expect(someone.messages).toHaveLength(2);
    expect((await running.app.store.players.counts(host.id)).players).toBe(2);
  });

  it('another game, or leaving, takes nobody off the board of a game that is over', async () => {
    using one = await hostGame(url, singles(1));
    using other = await hostGame(url, singles(1));
    const someone = user('Winner');
    someone.says(`/join ${one.pin}`);
    await someone.told(`game ${one.pin}`);
    await one.command('end');
    await someone.told('The game is over.');
    someone.says(`/join ${other.pin}`);
    await someone.told(`game ${other.pin}`);
    await other.command('end');
    someone.says('/leave');
    await someone.told('You are in no game');
    for (const { id } of [one, other]) {
      expect((await running.app.store.players.counts(id)).players).toBe(1);
    }
  });

  it('another game leaves the one before', async () => {
    using one = await hostGame(url, singles(1));
    using other = await hostGame(url, singles(1));
    const someone = user('Mover');
    someone.says(`/join ${one.pin}`);
    await someone.told(`game ${one.pin}`);
    someone.says(`/join ${other.pin}`);
    await someone.told(`game ${other.pin}`);
    await other.inbox.next('lobby', ({ players }) => players === 1);
    await one.inbox.next('lobby', ({ players }) => players === 0);
  });
});

describe('commands', () => {
  it('change the name until the start, tell help, leave and stop', async () => {
    using host = await hostGame(url, singles(1, { limit: 60 }));
    using _web = await joinWeb(url, host.pin, 'Web');
    const someone = user('Femi');
    someone.says('hello?');
    await someone.told('You are in no game');
    someone.says(`/join ${host.pin}`);
    await someone.told('You are in as Femi');
    someone.says('/name The Fox');
    await someone.told('You are The Fox now');
    someone.says('/name');
    await someone.told('for example: /name Ana');
    await host.command('start');
    await someone.told('Question 1?');
    someone.says('/name Too Late');
    await someone.told('Names cannot be changed');
    someone.says('/leave');
    await someone.told('You have left the game');
    await host.inbox.next('lobby', ({ players }) => players === 1);
    someone.says('/stop');
    await someone.told('You will get no more messages');
    const before = someone.messages.length;
    someone.says('are you still there?');
    someone.says('/start');
    await someone.told(/^Send \/join and the six-digit code on the host’s screen to play\. Answer/);
    expect(someone.messages).toHaveLength(before + 1);
  });

  it('in groups are none of the bot’s business', async () => {
    const someone = user('Group');
    const message = someone.written('/help') as { message: { chat: object } };
    running.stub.bring({ message: { ...message.message, chat: { id: -100, type: 'group' } } });
    someone.says('/help');
    await someone.told('/leave ends the game');
    expect(someone.messages).toHaveLength(1);
    expect(running.logged).toEqual([]);
  });
});

describe('presence', () => {
  it('tells who was removed, and keeps them out', async () => {
    using host = await hostGame(url, singles(1));
    const someone = user('Rude');
    someone.says(`/join ${host.pin}`);
    await someone.told('You are in');
    for await (const [player] of running.app.games.players(host.id, 'telegram')) {
      await host.socket.emitWithAck('kick', { playerId: player?.id ?? '' });
    }
    await someone.told('The host removed you');
    someone.says(`/join ${host.pin}`);
    await expect.poll(() => someone.messages.length).toBe(3);
    expect(someone.messages[2]?.text).toBe('The host removed you from the game.');
  });

  it.each([true, false])(
    'does not wait for who has blocked the bot (found out when sending: %s)',
    async (silently) => {
      using host = await hostGame(url, singles(2, { limit: 60 }));
      using web = await joinWeb(url, host.pin, 'Web');
      const someone = user('Gone');
      someone.says(`/join ${host.pin}`);
      await someone.told('You are in');
      someone.blocks({ silently });
      await host.command('start');
      await expect
        .poll(async () => (await running.app.store.players.counts(host.id)).present)
        .toBe(1);
      // The question closes with the one answer there can be.
      await web.answer(0, 0);
      await host.inbox.next('reveal');
      someone.hasBlocked = false;
      someone.says('/start');
      await someone.told('Welcome back, Gone');
      expect((await running.app.store.players.counts(host.id)).present).toBe(2);
    },
  );
});

describe('a pause', () => {
  it('lets who joins in it see the question that goes on, and nobody see it twice', async () => {
    using host = await hostGame(url, singles(1, { limit: 60 }));
    const [early, late] = [user('Early'), user('Later')];
    early.says(`/join ${host.pin}`);
    await early.told('You are in');
    await host.command('start');
    await early.told('Question 1?');
    await host.command('pause');
    early.taps('A) Red');
    await early.toast('The game is paused');
    late.says(`/join ${host.pin}`);
    await late.told('You are in');
    await host.command('resume');
    await late.told('Question 1?');
    early.taps('A) Red');
    late.taps('B) Green');
    await host.inbox.next('reveal');
    expect(early.messages).toHaveLength(2);
  });
});
