/** The ways of a Telegram player: languages, the browser and back, and silence. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveOf } from '../../support/archive.ts';
import { hostGame, joinWeb } from '../../support/clients.ts';
import { singles } from '../../support/quizzes.ts';
import { summaryBy } from '../../support/summary.ts';
import { startTelegram, type TelegramApp } from './support/server.ts';
import type { TelegramUser } from './support/telegram-user.ts';

const ADMIN_TOKEN = 'telegram-ways-admin-token';

let running: TelegramApp;
let url: string;
beforeAll(async () => {
  running = await startTelegram(
    {},
    { publicUrl: 'https://quiz.example', presenceGrace: 0, adminToken: ADMIN_TOKEN },
  );
  url = running.url;
});
afterAll(() => running[Symbol.asyncDispose]());

const host = (quiz: unknown) => hostGame(url, quiz, {}, { authorization: `Bearer ${ADMIN_TOKEN}` });

async function joined(pin: string, name: string, languageCode?: string): Promise<TelegramUser> {
  const user = running.stub.user(name);
  user.languageCode = languageCode;
  user.says(`/join ${pin}`);
  await user.told(pin);
  return user;
}

const ticketIn = (text: string) => /#ticket=([\w-]+)/.exec(text)?.[1] ?? '';

describe('languages', () => {
  it('are those of the app, until another is asked for; and stay', async () => {
    using game = await host({
      title: 'Mixed',
      questions: [
        { type: 'boolean', text: 'Certo?', correct: true, limit: 60 },
        { type: 'number', text: 'Quantos?', value: 8, limit: 60 },
      ],
    });
    const user = await joined(game.pin, 'João', 'pt-br');
    await user.told('Você entrou como João');
    await game.command('start');
    const asked = await user.told('Certo?');
    expect(asked.buttons.map(({ text }) => text)).toEqual(['A) Verdadeiro', 'B) Falso']);
    user.taps('A) Verdadeiro');
    await user.toast('✓ A');
    await game.inbox.next('reveal');
    user.says('/lang de');
    await user.told('Ab jetzt schreibe ich Deutsch');
    await game.command('next');
    const next = await user.told('Quantos?');
    expect(next.text).toMatch(/^✅ Q1: Richtig\. \+.* Punkte, Platz 1 von 1\n/);
    user.says('acht oder so');
    await user.told('Das kann ich nicht lesen');
    user.says('٨');
    await game.inbox.next('reveal', ({ index }) => index === 1);
    await game.command('next');
    await user.told('Das Spiel ist vorbei.');
    user.says('/lang');
    await user.told('EN, ES, PT, HI, ID, AR, DE, FR');
    user.says('/help');
    await user.told('Schick /join und den sechsstelligen Code');
  });

  it('from right to left keep the slash in front of commands', async () => {
    using game = await host(singles(1));
    const user = await joined(game.pin, 'Sara', 'ar');
    expect(user.messages[0]?.html).toContain('\u2068/leave\u2069');
    expect(user.messages[0]?.html).toContain('<b>\u2068Sara\u2069</b>');
  });
});

describe('the browser', () => {
  it('takes a player over, by a link that works once, and the chat takes them back', async () => {
    using game = await host(singles(3, { limit: 60 }));
    const user = await joined(game.pin, 'Dora');
    const other = await joined(game.pin, 'Other');
    const welcome = user.messages[0]?.text ?? '';
    expect(welcome).toContain(`https://quiz.example/?pin=${game.pin}#ticket=`);
    await game.command('start');
    await user.told('Question 1?');
    using web = await joinWeb(url, game.pin, '', ticketIn(welcome));
    expect(web.player.nickname).toBe('Dora');
    await expect(joinWeb(url, game.pin, '', ticketIn(welcome))).rejects.toThrow('BAD_TOKEN');
    await web.answer(0, 0);
    other.taps('A) Red');
    await game.inbox.next('reveal');
    // Questions go where the player is.
    await game.command('next');
    await other.told('Question 2?');
    await web.answer(1, 1);
    other.taps('A) Red');
    await game.inbox.next('reveal', ({ index }) => index === 1);
    expect(user.messages).toHaveLength(2);
    await game.command('next');
    await web.inbox.next('question', ({ index }) => index === 2);
    // A player who closes the browser in the middle of a question continues in the chat.
    web.socket.disconnect();
    await user.told('Question 3?');
    user.says('/web');
    expect(ticketIn((await user.told(/^Play on in the browser/)).text)).not.toBe('');
    user.taps('C) Blue');
    other.taps('C) Blue');
    await game.inbox.next('reveal', ({ index }) => index === 2);
    await game.command('end');
    const ending = await user.told('The game is over.');
    expect(ending.text).toContain('Your answers and results: https://quiz.example/summary#');
    const { players, answers } = await archiveOf(running.app, game.id);
    expect(await summaryBy(url, ending.text)).toMatchObject({ nickname: 'Dora', players: 2 });
    const dora = players.find(({ nickname }) => nickname === 'Dora');
    expect(answers.filter(({ player }) => player === dora?.id).map(({ value }) => value)).toEqual([
      0, 1, 2,
    ]);
  });

  it('is told to be out of reach where nobody could follow a link', async () => {
    await using alone = await startTelegram();
    using game = await hostGame(alone.url, singles(1));
    const user = alone.stub.user('Ana');
    user.says(`/join ${game.pin}`);
    expect((await user.told('You are in')).text).not.toContain('ticket');
    user.says('/web');
    await user.told('This game can only be played here.');
    await game.command('start');
    await game.command('end');
    expect((await user.told('The game is over.')).text).not.toContain('summary');
  });
});

describe('a player who does not answer', () => {
  it.each(['/start', 'hello?', 'a tap'])(
    'is left in peace after three questions, and is back with %s',
    async (back) => {
      using game = await host(singles(6, { limit: 60 }));
      const user = await joined(game.pin, 'Quiet');
      // Once they have a question, it has gone out to everybody who still gets any.
      const eager = await joined(game.pin, 'Eager');
      await game.command('start');
      const play = async (index: number, skip: boolean) => {
        if (index > 0) await game.command('next');
        eager.taps('A) Red', await eager.told(`Question ${index + 1}?`));
        if (skip) {
          await user.told(`Question ${index + 1}?`);
          await game.command('skip');
        }
        await game.inbox.next('reveal', (event) => event.index === index);
      };
      for (const index of [0, 1, 2]) await play(index, true);
      const third = await user.told('Question 3?');
      expect(third.text).toMatch(/Send anything to continue\.$/);
      const before = user.messages.slice(0, -1).map(({ text }) => text);
      expect(before.join()).not.toContain('anything');
      // Nobody waits for them now: the other's answer closes the question.
      await play(3, false);
      await game.command('next');
      const fifth = await eager.told('Question 5?');
      expect(user.messages).toHaveLength(4);

      if (back === 'a tap') user.taps('A) Red', third);
      else user.says(back);
      const again = await user.told('Question 5?');
      expect(again.text).toContain('Welcome back, Quiet');
      user.taps('A) Red', again);
      eager.taps('A) Red', fifth);
      await game.inbox.next('reveal', ({ index }) => index === 4);
      await game.command('next');
      expect((await user.told('Question 6?')).text).not.toContain('anything');
    },
  );
});

it('nothing is known of who played once the game is over and told', async () => {
  using game = await host(singles(1));
  const user = await joined(game.pin, 'Gone');
  // To the core a player is a key that tells nobody.
  const addresses: (string | undefined)[] = [];
  for await (const [player] of running.app.games.players(game.id, 'telegram'))
    addresses.push(player?.address);
  const [address = ''] = addresses;
  expect(address).not.toContain(String(user.id));
  const space = running.app.store.space('telegram');
  expect(await space.get(`seat.${address}`)).toMatchObject({ to: String(user.id) });
  await game.command('end');
  await user.told('The game is over.');
  await expect.poll(() => space.get(`seat.${address}`)).toBeUndefined();
});
