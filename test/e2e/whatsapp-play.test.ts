/** The ways of a WhatsApp player: languages, the browser and back, silence, and no message too many. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Phone } from '../../bridge/whatsapp/simulator/phone.ts';
import { archiveOf } from '../support/archive.ts';
import { hostGame, joinWeb } from '../support/clients.ts';
import {
  type AppWithPhones,
  asked,
  fromBusiness,
  startAppWithPhones,
  ticked,
  told,
} from '../support/phones.ts';
import { singles } from '../support/quizzes.ts';
import { summaryBy } from '../support/summary.ts';

const admin = { authorization: 'Bearer playing-test-admin-token' };

let running: AppWithPhones;
let url: string;
beforeAll(async () => {
  running = await startAppWithPhones(undefined, {
    publicUrl: 'https://quiz.example',
    presenceGrace: 0,
    adminToken: 'playing-test-admin-token',
  });
  url = running.url;
});
afterAll(() => running[Symbol.asyncDispose]());

let phones = 0;
const newPhone = (country = '1555', name = 'Ana') => {
  phones += 1;
  return running.simulator.phone(`${country}${String(phones).padStart(7, '0')}`, name);
};
const host = (quiz: unknown) => hostGame(url, quiz, {}, admin);

async function joined(pin: string, name = 'Ana'): Promise<Phone> {
  const phone = newPhone('1555', name);
  phone.send(`JOIN ${pin}`);
  await told(phone, 'You are in');
  return phone;
}

/** The messages to a phone since a message. */
const since = (phone: Phone, count: number) =>
  fromBusiness(phone)
    .slice(count)
    .map(({ text }) => text);

describe('languages', () => {
  it('are those of the country, until another is asked for; and stay', async () => {
    using game = await host({
      title: 'Mixed',
      questions: [
        { type: 'boolean', text: 'Certo?', correct: true, limit: 60 },
        { type: 'number', text: 'Quantos?', value: 8, limit: 60 },
      ],
    });
    const phone = newPhone('5511', 'João');
    phone.send(`entrar ${game.pin}`);
    await told(phone, 'Você entrou como *João*');
    await game.command('start');
    const asked = await told(phone, 'Certo?');
    expect(asked.buttons?.map(({ title }) => title)).toEqual(['A Verdadeiro', 'B Falso']);
    phone.send('verdadeiro');
    await game.inbox.next('reveal');
    phone.send('idioma de');
    await told(phone, 'Ab jetzt schreibe ich Deutsch');
    await game.command('next');
    const next = await told(phone, 'Quantos?');
    expect(next.text).toMatch(/✅ Q1: Richtig\. \+.* Punkte, Platz 1 von 1/);
    phone.send('٨');
    await game.inbox.next('reveal', ({ index }) => index === 1);
    await game.command('next');
    await told(phone, 'Das Spiel ist vorbei.');
    const { results } = await archiveOf(running.app, game.id);
    expect(results.map(({ correctness }) => correctness)).toEqual([1, 1]);
    phone.send('hilfe');
    await told(phone, 'Schick MITMACHEN');
    phone.send('sprache');
    await told(phone, 'EN, ES, PT, HI, ID, AR, DE, FR');
  });

  it('all play a game', async () => {
    using game = await host(singles(1, { limit: 60 }));
    const countries = ['34', '5511', '9198', '6281', '2010', '4915', '336'];
    const players = countries.map((country) => newPhone(country, `P${country}`));
    for (const phone of players) {
      phone.send(`JOIN ${game.pin}`);
      await told(phone, game.pin);
    }
    await game.command('start');
    for (const phone of players) {
      await told(phone, '*Q1/1*');
      phone.send('1️⃣');
    }
    const { distribution } = await game.inbox.next('reveal');
    expect(distribution[0]?.count).toBe(players.length);
  });
});

describe('the browser', () => {
  const ticketIn = (text: string) => /#ticket=([\w-]+)/.exec(text)?.[1] ?? '';

  it('takes a player over, by a link that works once, and the chat takes them back', async () => {
    using game = await host(singles(4, { limit: 60 }));
    const phone = await joined(game.pin, 'Dora');
    const other = await joined(game.pin, 'Other');
    const welcome = fromBusiness(phone)[0]?.text ?? '';
    expect(welcome).toContain(`https://quiz.example/?pin=${game.pin}#ticket=`);
    await game.command('start');
    await told(phone, 'Question 1?');

    using web = await joinWeb(url, game.pin, '', ticketIn(welcome));
    expect(web.player.nickname).toBe('Dora');
    await expect(joinWeb(url, game.pin, '', ticketIn(welcome))).rejects.toThrow('BAD_TOKEN');
    await web.answer(0, 0);
    other.send('a');
    await game.inbox.next('reveal');
    // Questions go where the player is.
    await game.command('next');
    await told(other, 'Question 2?');
    await web.answer(1, 1);
    other.send('b');
    await game.inbox.next('reveal', ({ index }) => index === 1);
    expect(since(phone, 2)).toEqual([]);

    phone.send('web');
    const link = await told(phone, /^Play on in the browser/);
    await game.command('next');
    await told(phone, 'Question 3?');
    phone.send('c');
    await ticked(phone);
    // Both ways are open, and the first answer counts.
    await web.answer(2, 3);
    other.send('c');
    const third = await game.inbox.next('reveal', ({ index }) => index === 2);
    expect(third.distribution.map(({ count }) => count)).toEqual([0, 0, 2, 0]);

    using again = await joinWeb(url, game.pin, '', ticketIn(link.text));
    await game.command('next');
    await again.inbox.next('question', ({ index }) => index === 3);
    // A player who closes the browser in the middle of a question continues in the chat.
    again.socket.disconnect();
    await told(phone, 'Question 4?');
    const { waiting } = await running.app.store.players.counts(game.id);
    expect(waiting).toBe(2);
    await game.command('end');
    const { players, answers } = await archiveOf(running.app, game.id);
    expect(players).toHaveLength(2);
    const dora = players.find(({ nickname }) => nickname === 'Dora');
    const given = answers.filter(({ player }) => player === dora?.id);
    expect(given.map(({ value }) => value)).toEqual([0, 1, 2]);
  });
});

describe('a player who does not answer', () => {
  it('is left in peace after three questions, and is back with any message', async () => {
    using game = await host(singles(6, { limit: 60 }));
    using web = await joinWeb(url, game.pin, 'Web');
    const phone = await joined(game.pin);
    // Once they have a question, it has gone out to everybody who still gets any.
    const eager = await joined(game.pin);
    await game.command('start');
    const play = async (index: number, skip: boolean) => {
      if (index > 0) await game.command('next');
      await web.inbox.next('question', (event) => event.index === index);
      await web.answer(index, 0);
      await told(eager, `Question ${index + 1}?`);
      eager.send('a');
      await ticked(eager);
      // One that is still on its way would give way to the next.
      if (skip) {
        await asked(running, game, index, 2);
        await game.command('skip');
      }
      await game.inbox.next('reveal', (event) => event.index === index);
    };
    for (const index of [0, 1, 2]) await play(index, true);
    const third = await told(phone, 'Question 3?');
    expect(third.text).toContain('Send anything to continue');
    expect(
      fromBusiness(phone)
        .slice(1, 3)
        .map(({ text }) => text)
        .join(),
    ).not.toContain('anything');
    // Nobody waits for them now: the other's answer closes the question.
    await play(3, false);
    await game.command('next');
    await told(eager, 'Question 5?');
    expect(since(phone, 4)).toEqual([]);

    phone.send('hello?');
    const back = await told(phone, 'Question 5?');
    expect(back.text).toContain('Welcome back');
    phone.send('a');
    await ticked(phone);
    eager.send('a');
    await web.answer(4, 0);
    await game.inbox.next('reveal', ({ index }) => index === 4);
    await game.command('next');
    const last = await told(phone, 'Question 6?');
    expect(last.text).not.toContain('anything');
  });
});

describe('a command that is the answer, too,', () => {
  const quiz = {
    title: 'Words',
    questions: [
      { type: 'text', text: 'Which album of 1965?', accepted: ['Help!'], limit: 60 },
      { type: 'text', text: 'The opposite of low?', accepted: ['alto', 'stop'], limit: 60 },
      { type: 'single', text: 'Go or?', options: ['Leave', 'Stay'], correct: [0], limit: 60 },
    ],
  };
  const given = async (id: string) => {
    const { players, answers } = await archiveOf(running.app, id);
    return answers
      .map(({ player, question, value }) => [
        players.find((one) => one.id === player)?.nickname,
        question,
        value,
      ])
      .sort();
  };

  it('counts as the answer, and as the command at any other time', async () => {
    using game = await host(quiz);
    const [ana, luz] = [await joined(game.pin, 'Ana'), newPhone('34', 'Luz')];
    luz.send(`JOIN ${game.pin}`);
    await told(luz, game.pin);
    ana.send('HELP!');
    await told(ana, 'Send JOIN and the six-digit code');
    await game.command('start');
    await told(ana, 'Which album');
    ana.send('help');
    // One that is not the answer is a command, unless there is something to it.
    luz.send('ayuda');
    await told(luz, 'STOP funciona siempre');
    luz.send('Ayuda!');
    await game.inbox.next('reveal');
    await game.command('next');
    await told(luz, 'The opposite');
    luz.send('Alto');
    ana.send('leave it');
    await game.inbox.next('reveal', ({ index }) => index === 1);
    await game.command('next');
    await told(ana, 'Go or?');
    ana.send('leave');
    luz.send('stay');
    await game.inbox.next('reveal', ({ index }) => index === 2);
    await game.command('end');
    expect(await given(game.id)).toEqual([
      ['Ana', 0, 'help'],
      ['Ana', 1, 'leave it'],
      ['Ana', 2, 0],
      ['Luz', 0, 'Ayuda!'],
      ['Luz', 1, 'Alto'],
      ['Luz', 2, 1],
    ]);
  });

  it('is STOP all the same, and LEAVE while it is none of the answers', async () => {
    using game = await host({ ...quiz, questions: quiz.questions.slice(1, 2) });
    using _web = await joinWeb(url, game.pin, 'Web');
    const [ana, ben] = [await joined(game.pin, 'Ana'), await joined(game.pin, 'Ben')];
    await game.command('start');
    await told(ana, 'The opposite');
    ana.send('Stop!');
    await told(ana, 'You will get no more messages');
    ben.send('/leave');
    await told(ben, 'You have left the game');
    await game.inbox.next('lobby', ({ players }) => players === 1);
  });
});

describe('messages', () => {
  it('are N + 2 for a game of N questions', async () => {
    const count = 5;
    using game = await host(singles(count));
    const phone = await joined(game.pin);
    await game.command('start');
    for (let index = 0; index < count; index++) {
      await told(phone, `Question ${index + 1}?`);
      phone.send('b');
      await game.inbox.next('reveal', (event) => event.index === index);
      await game.command('next');
    }
    const last = await told(phone, '🏁');
    expect(last.text).toMatch(/Your answers and results: https:\/\/quiz\.example\/summary#\S+$/);
    expect(fromBusiness(phone)).toHaveLength(count + 2);
    await archiveOf(running.app, game.id);
    const summary = await summaryBy(url, last.text);
    expect(summary).toMatchObject({ nickname: 'Ana', rank: 1, players: 1 });
    expect(summary.questions).toHaveLength(count);
  });

  it('end with STOP for good, until the next JOIN', async () => {
    using game = await host(singles(1, { limit: 60 }));
    const phone = await joined(game.pin);
    phone.send('stop');
    await told(phone, 'You will get no more messages');
    await game.inbox.next('lobby', ({ players }) => players === 0);
    const before = fromBusiness(phone).length;
    for (const text of ['help', 'hello', 'name Ben', 'leave', 'lang es', 'web', 'stop']) {
      phone.send(text);
    }
    phone.send(game.pin);
    // The first time is not meant: what is said from now on.
    await expect.poll(() => since(phone, before)).toEqual([expect.stringContaining('You are in')]);
    expect((await running.app.store.players.counts(game.id)).players).toBe(1);
  });

  it('of a game that somebody has left for another stay away', async () => {
    using first = await host(singles(1, { limit: 60 }));
    using second = await host(singles(1, { limit: 60 }));
    const phone = await joined(first.pin);
    phone.send(`JOIN ${second.pin}`);
    await told(phone, `game ${second.pin}`);
    await first.inbox.next('lobby', ({ players }) => players === 0);
    await second.command('start');
    const question = await told(phone, 'Question 1?');
    phone.reply(question.id, question.list?.rows[0]?.id ?? '');
    await second.inbox.next('reveal');
    expect(fromBusiness(phone)).toHaveLength(3);
  });

  it('of somebody the host has removed end, and the code lets nobody back in', async () => {
    using game = await host(singles(1));
    const phone = await joined(game.pin, 'Foe');
    const state = await game.socket.emitWithAck('lock', { locked: false });
    const playerId = state.ok ? state.state.roster?.[0]?.id : undefined;
    await game.socket.emitWithAck('kick', { playerId: playerId ?? '' });
    await told(phone, 'The host removed you');
    phone.send(`JOIN ${game.pin} Friend`);
    await phone.next(
      ({ id }) =>
        fromBusiness(phone)
          .filter(({ text }) => text.includes('removed you'))
          .at(1)?.id === id,
    );
    expect((await running.app.store.players.counts(game.id)).players).toBe(0);
  });
});
