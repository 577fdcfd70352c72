/** Typed answers: what they are taken for, what the reveal shows of them, and options in a chat. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { granted, hostGame, joinWeb, refused } from '../support/clients.ts';
import { type AppWithPhones, startAppWithPhones, told } from '../support/phones.ts';

let running: AppWithPhones;
let url: string;
beforeAll(async () => {
  running = await startAppWithPhones();
  url = running.url;
});
afterAll(() => running[Symbol.asyncDispose]());

const quiz = (...questions: object[]) => ({ title: 'Typed', questions });

describe('a number', () => {
  const people = { type: 'number', text: 'How many people?', value: 5_000_000, limit: 60 };

  it('P24: is shown as it is understood before it is sent, whether right or wrong', async () => {
    using host = await hostGame(url, quiz(people, people));
    using ana = await joinWeb(url, host.pin, 'Ana');
    const read = (value: unknown, question = 0) =>
      ana.socket.emitWithAck('read', { question, value });
    const understood = async (value: unknown) => granted(await read(value)).understood;
    expect(refused(await read('7'))).toBe('QUESTION_NOT_OPEN');
    await host.command('start');
    await ana.inbox.next('question');
    expect(await understood('5 juta')).toBe('5,000,000');
    expect(await understood('7')).toBe('7');
    expect(await understood(7)).toBe('7');
    expect(await understood('1.234')).toBe('1.234 / 1,234');
    for (const unread of ['5 bananas', '20.7.1969', 'x'.repeat(50_000), null, [5], {}])
      expect(await understood(unread)).toBeNull();
    expect(refused(await read('7', 1))).toBe('QUESTION_NOT_OPEN');
    expect(refused(await read('7', 999))).toBe('QUESTION_NOT_OPEN');
    expect(refused(await read('7', -1))).toBe('BAD_PAYLOAD');
  });

  it('P23: that cannot be read is refused, and the player types again', async () => {
    using host = await hostGame(url, quiz(people));
    using ana = await joinWeb(url, host.pin, 'Ana');
    await host.command('start');
    await ana.inbox.next('question');
    expect(refused(await ana.answer(0, '5 bananas'))).toBe('BAD_PAYLOAD');
    granted(await ana.answer(0, '5 million people'));
    const { you } = await ana.inbox.next('reveal');
    expect(you?.correct).toBe(true);
  });

  it('is read in the language of the quiz, or of its question', async () => {
    const asked = { type: 'number', text: 'Wie viele?', value: 1000, limit: 60 };
    const questions = [asked, { ...asked, language: 'en' }];
    using host = await hostGame(url, { title: 'Zahlen', language: 'de', questions });
    using ana = await joinWeb(url, host.pin, 'Ana');
    const understood = async (question: number) =>
      granted(await ana.socket.emitWithAck('read', { question, value: 'tausend' })).understood;
    await host.command('start');
    await ana.inbox.next('question');
    expect(await understood(0)).toBe('1.000');
    granted(await ana.answer(0, 'eintausend'));
    await host.inbox.next('reveal');
    await host.command('next');
    await ana.inbox.next('question', ({ index }) => index === 1);
    expect(await understood(1)).toBeNull();
  });
});

describe('the reveal', () => {
  it('P28: shows what was typed, in one line for what is the same, as most have written it', async () => {
    using host = await hostGame(
      url,
      quiz({ type: 'text', text: 'Capital?', accepted: ['Brasília'], limit: 60 }),
    );
    const typed = [
      'São Paulo',
      'sao paulo',
      'São Paulo',
      'brasilia',
      'brasilia',
      'Brasilia',
      'दिल्ली',
    ];
    const players = await Promise.all(
      typed.map((_, index) => joinWeb(url, host.pin, `Player ${'ABCDEFG'[index]}`)),
    );
    await host.command('start');
    await Promise.all(players.map(({ inbox }) => inbox.next('question')));
    await Promise.all(players.map((player, index) => player.answer(0, typed[index])));
    const { distribution } = await host.inbox.next('reveal');
    expect(distribution).toEqual([
      { label: 'São Paulo', count: 3 },
      { label: 'brasilia', count: 3, right: true },
      { label: 'दिल्ली', count: 1 },
    ]);
    for (const player of players) player[Symbol.dispose]();
  });
});

describe('an option typed in a chat', () => {
  it('is the one that is written like that; where two fit, the player is asked which one', async () => {
    const options = ['résumé', 'resumé', 'C', 'C#'];
    using host = await hostGame(
      url,
      quiz({ type: 'single', text: 'Which?', options, correct: [3], limit: 60 }),
    );
    const phone = running.simulator.phone('15557654321', 'Ana');
    phone.send(`JOIN ${host.pin}`);
    await told(phone, 'You are in');
    await host.command('start');
    await told(phone, 'Which?');
    phone.send('RESUME!');
    await told(phone, 'That fits more than one answer');
    phone.send('c#');
    const { distribution } = await host.inbox.next('reveal');
    expect(distribution.map(({ count }) => count)).toEqual([0, 0, 0, 1]);
  });
});
