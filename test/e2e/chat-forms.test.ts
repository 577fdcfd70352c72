/** Questions of every form in chats: how they look, what may be typed, and what is said of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Crowd } from '../../bridge/whatsapp/simulator/bots/crowd.ts';
import type { Form } from '../../server/plugin.ts';
import { archiveOf } from '../support/archive.ts';
import { ADMIN, type AppWithChats, startAppWithChats } from '../support/chats.ts';
import { hostGame, joinWeb } from '../support/clients.ts';
import { fromBusiness, told } from '../support/phones.ts';
import { everyType } from '../support/quizzes.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';

const planets = ['Mercury', 'Venus', 'Earth', 'Mars'];
const order = { type: 'order', text: 'Nearest to the sun first', options: planets, limit: 60 };

/** The letters that put the items of a shown question into their right order. */
function rightLetters(shown: string): string[] {
  const lines = [...shown.matchAll(/^([A-D])\) (.+)$/gm)];
  return planets.map((planet) => lines.find(([, , text]) => text === planet)?.[1] ?? '?');
}

let phones = 0;
const numberIn = (country: string) => `${country}${String(++phones).padStart(7, '0')}`;

describe.each(['memory', 'redis'])('an order, with live state in %s,', (where) => {
  let redis: RedisServer | undefined;
  let running: AppWithChats;
  beforeAll(async () => {
    redis = where === 'redis' ? await startRedis() : undefined;
    running = await startAppWithChats(
      redis ? { redisUrl: redis.url, secret: 'the secret of a test of forms' } : {},
    );
  });
  afterAll(async () => {
    await running[Symbol.asyncDispose]();
    await redis?.[Symbol.asyncDispose]();
  });
  const host = (questions: object[]) =>
    hostGame(running.url, { title: 'Orders', questions }, {}, ADMIN);

  it('is put on WhatsApp and on Telegram, each in a language of its own', async () => {
    using game = await host([order, order]);
    const maria = running.simulator.phone(numberIn('34'), 'Maria');
    const john = running.simulator.phone(numberIn('1555'), 'John');
    const [uwe, asha] = [running.stub.user('Uwe'), running.stub.user('Asha')];
    uwe.languageCode = 'de-AT';
    asha.languageCode = 'hi';
    for (const phone of [maria, john]) {
      phone.send(`JOIN ${game.pin}`);
      await told(phone, game.pin);
    }
    for (const user of [uwe, asha]) {
      user.says(`/start ${game.pin}`);
      await user.told(game.pin);
    }
    await game.command('start');
    const [first, english] = [await told(maria, '*Q1/2*'), await told(john, '*Q1/2*')];
    const [german, hindi] = [await uwe.told('Q1/2'), await asha.told('Q1/2')];
    expect(first.text).toMatch(/Responde con las letras en orden, por ejemplo: D A B C$/);
    expect(english.text).toMatch(/Reply with the letters in order, for example: D A B C$/);
    expect(german.text).toMatch(/\nAntworte mit den Buchstaben .*: D A B C$/);
    expect(hindi.text).toMatch(/\nअक्षरों को सही क्रम में लिखें, जैसे: D A B C$/);
    for (const { buttons, list } of [first, english]) expect(buttons ?? list).toBeUndefined();
    for (const { buttons } of [german, hindi]) expect(buttons).toEqual([]);
    const letters = rightLetters(first.text);
    for (const { text } of [english, german, hindi]) expect(rightLetters(text)).toEqual(letters);
    expect(letters.join('')).not.toBe('ABCD');

    // A text that is no order gets a hint, once a minute, and nothing is lost.
    john.send('A B');
    await told(john, 'Send every letter once, the first place first');
    uwe.says('egal');
    await uwe.told('Schick jeden Buchstaben einmal');
    maria.send(letters.join('').toLowerCase());
    john.send(planets.join(' > '));
    const numbers = letters.map((letter) => 'ABCD'.indexOf(letter) + 1);
    await uwe.thumb(uwe.says(numbers.join('، ')));
    await asha.thumb(
      asha.says(numbers.map((value) => String.fromCodePoint(0x966 + value)).join(' ')),
    );
    const { distribution } = await game.inbox.next('reveal');
    expect(distribution).toEqual([
      { label: 'Mercury → Venus → Earth → Mars', count: 4, right: true },
    ]);

    await game.command('next');
    expect((await told(maria, '*Q2/2*')).text).toMatch(
      /^✅ Q1: Mercury → Venus → Earth → Mars\. \+/,
    );
    expect((await uwe.told('Q2/2')).text).toMatch(
      /^✅ Q1: Mercury → Venus → Earth → Mars\. \+.*Platz/,
    );
    await asha.told('Q2/2');
    await told(john, '*Q2/2*');
    const reversed = rightLetters((await uwe.told('Q2/2')).text).reverse();
    for (const phone of [maria, john]) phone.send(reversed.join(' '));
    for (const user of [uwe, asha]) user.says(reversed.map((letter) => `${letter})`).join(' '));
    await game.inbox.next('reveal', ({ index }) => index === 1);
    await game.command('next');
    expect((await told(john, '🏁')).text).toMatch(/^❌ Q2: Mercury → Venus → Earth → Mars\. 0/);
    await uwe.told('Das Spiel ist vorbei.');
    // Joining, a hint for one, two questions, the end.
    expect(fromBusiness(maria)).toHaveLength(4);
    expect(fromBusiness(john)).toHaveLength(5);
    expect(running.logged).toEqual([]);
  });
});

it('bots put items in order and match them, as the chat asks them to', async () => {
  await using running = await startAppWithChats();
  const match = {
    type: 'match',
    text: 'Which moon is whose?',
    pairs: [
      ['Mars', 'Phobos'],
      ['Earth', 'The Moon'],
    ],
    extra: ['Titan'],
    limit: 60,
  };
  using game = await hostGame(running.url, { title: 'Bots', questions: [order, match] }, {}, ADMIN);
  const crowd = new Crowd(running.simulator, { count: 5, pin: game.pin, arrive: 0, think: 0 });
  await game.inbox.next('lobby', ({ players }) => players === 5);
  await game.command('start');
  const given = async (question: number) => {
    const { distribution } = await game.inbox.next('reveal', ({ index }) => index === question);
    return distribution.reduce((sum, { count }) => sum + count, 0);
  };
  expect(await given(0)).toBe(5);
  await game.command('next');
  // A line for each of an answer's two pairs.
  expect(await given(1)).toBe(10);
  crowd.stop();
});

describe('forms of types that nobody knows', () => {
  let running: AppWithChats;
  beforeAll(async () => {
    running = await startAppWithChats();
  });
  afterAll(() => running[Symbol.asyncDispose]());
  const host = (questions: object[], more: object = {}) =>
    hostGame(running.url, { title: 'Forms', questions, ...more }, {}, ADMIN);

  const questions = [...everyType.questions, order].map((question) => ({ ...question, limit: 60 }));

  /** A game by phone and by Telegram, in which each question is answered so. @returns all that was said */
  async function play(asked: object[], words: string[]): Promise<string[]> {
    using game = await host(asked);
    const phone = running.simulator.phone(numberIn('5511'), 'Ana');
    const user = running.stub.user('Bea');
    user.languageCode = 'es';
    phone.send(`JOIN ${game.pin}`);
    await told(phone, game.pin);
    user.says(`/start ${game.pin}`);
    await user.told(game.pin);
    for (const [index, word] of words.entries()) {
      await game.command(index === 0 ? 'start' : 'next');
      const headline = `Q${index + 1}/${words.length}`;
      const [onPhone, onTelegram] = [await told(phone, headline), await user.told(headline)];
      const letters = rightLetters(onPhone.text).join(' ');
      const typed = word === 'the right order' ? letters : word;
      const tap = onTelegram.buttons.find(({ text }) => text.startsWith(`${word})`));
      if (tap) user.taps(tap.text, onTelegram);
      else user.says(word === 'the right order' ? rightLetters(onTelegram.text).join('') : word);
      const choice = [...(onPhone.buttons ?? []), ...(onPhone.list?.rows ?? [])].find(
        ({ title }) => title.split(' ')[0] === word,
      );
      if (choice) phone.reply(onPhone.id, choice.id);
      else phone.send(typed);
      await game.inbox.next('reveal', (event) => event.index === index);
    }
    await game.command('end');
    await told(phone, '🏁');
    await user.told('🏁');
    const { results } = await archiveOf(running.app, game.id);
    expect(results.map(({ correctness }) => correctness)).toEqual(words.flatMap(() => [1, 1]));
    const said = [
      ...fromBusiness(phone).map(({ text, buttons, list }) =>
        JSON.stringify([
          text,
          buttons?.map(({ title }) => title),
          list?.rows.map((row) => row.title),
        ]),
      ),
      ...user.messages.map(({ text, buttons }) =>
        JSON.stringify([text, buttons.map((button) => button.text)]),
      ),
    ];
    // Items are shown in another order in each game; codes, tickets, and who was faster differ as well.
    return said.map((text) =>
      text
        .replace(/[A-D]\) (Mercury|Venus|Earth|Mars)/g, 'a planet')
        .replaceAll(game.pin, 'PIN')
        .replace(/#ticket=[\w-]+/g, '')
        .replace(/summary#[^\s"\\]+/g, 'summary')
        .replace(/Ana|Bea/g, 'somebody')
        .replace(/\d+ s\b/g, 'time')
        .replace(/\+[\d.]+ → [^\\"]*|[\d.]+ (?:ptos?\.|pts?)|\d\.?º/g, 'points'),
    );
  }

  it('play exactly like the built-in ones', async () => {
    const words = ['C', 'a, c', 'A', 'the everst', '8850', 'the right order'];
    const own = await play(questions, words);
    const others = questions.map((question) => ({ ...question, type: `x-${question.type}` }));
    expect(await play(others, words)).toEqual(own);
    expect(own.join('\n')).toContain('A) Verdadero');
  });

  const plain = (form: Form, right: unknown) => ({
    type: 'plain-form',
    text: 'And?',
    form,
    right,
    limit: 60,
  });
  const optionsOf = (...texts: string[]) => texts.map((text) => ({ text }));

  it('are read by the form alone, in what each chat shows of it', async () => {
    const flags = ['Spain', 'Peru'].map((alt) => ({
      text: '',
      media: { image: 'https://quiz.example/flag.png', alt },
    }));
    const forms = [
      plain({ kind: 'pick', options: flags }, 1),
      plain({ kind: 'pick', options: optionsOf('Stop!') }, 0),
      plain(
        { kind: 'pick', options: optionsOf('Red', 'Green', 'Blue'), least: 2, most: 2 },
        [0, 2],
      ),
      plain({ kind: 'number', unit: 'km' }, 12.5),
      plain({ kind: 'text' }, 'anything'),
    ];
    using game = await host(forms);
    const phone = running.simulator.phone(numberIn('49151'), 'Ana');
    const user = running.stub.user('Bea');
    user.languageCode = 'fr';
    phone.send(`JOIN ${game.pin}`);
    await told(phone, game.pin);
    user.says(game.pin);
    await user.told(game.pin);
    const typed = [
      ['peru', 'B'],
      ['a', '1'],
      ['blue & red', 'C A'],
      ['12,5 km', '12.5'],
      ['anything', 'anything'],
    ] as const;
    for (const [index, [byPhone, byUser]] of typed.entries()) {
      await game.command(index === 0 ? 'start' : 'next');
      const [asked, shown] = [
        await told(phone, `Q${index + 1}/5`),
        await user.told(`Q${index + 1}/5`),
      ];
      if (index === 0) {
        expect(asked.buttons?.map(({ title }) => title)).toEqual(['A [Spain]', 'B [Peru]']);
        expect(shown.buttons.map(({ text }) => text)).toEqual(['A) [Spain]', 'B) [Peru]']);
      }
      if (index === 1) expect(asked.buttons?.map(({ title }) => title)).toEqual(['A Stop!']);
      if (index === 2)
        expect(asked.text).toContain('A) Red\nB) Green\nC) Blue\nAntworte mit allen');
      phone.send(byPhone);
      user.says(byUser);
      await game.inbox.next('reveal', (event) => event.index === index);
    }
    await game.command('end');
    const { results } = await archiveOf(running.app, game.id);
    expect(results.map(({ correctness }) => correctness)).toEqual(typed.flatMap(() => [1, 1]));
  });

  it('match by numbers and letters', async () => {
    const form: Form = {
      kind: 'match',
      left: optionsOf('France', 'Japan', 'Peru'),
      right: optionsOf('Paris', 'Tokyo', 'Lima'),
    };
    using game = await host([plain(form, [0, 1, 2]), plain(form, [0, 1, 2])]);
    const phone = running.simulator.phone(numberIn('6281'), 'Ana');
    const user = running.stub.user('Bea');
    phone.send(`JOIN ${game.pin}`);
    await told(phone, game.pin);
    user.says(game.pin);
    await user.told('You are in');
    await game.command('start');
    const { text } = await told(phone, '*Q1/2*');
    expect(text).toContain('1) France\n2) Japan\n3) Peru\nA) ');
    expect(text).toMatch(/\nBalas dengan satu huruf untuk setiap nomor, misalnya: 1B 2A 3C$/);
    const lettersIn = (shown: string) =>
      ['Paris', 'Tokyo', 'Lima'].map(
        (city) => new RegExp(`^([A-C])\\) ${city}$`, 'm').exec(shown)?.[1] ?? '',
      );
    const letters = lettersIn(text);
    user.says('1');
    await user.told('Send a letter for each number');
    phone.send(letters.map((letter, at) => `${at + 1}${letter.toLowerCase()}`).join(' '));
    user.says('France: Paris, Japan – Tokyo; Peru = Lima');
    await game.inbox.next('reveal');
    await game.command('next');
    const next = (await told(phone, '*Q2/2*')).text;
    expect(next).toMatch(/^✅ Q1: \[0,1,2\]\. \+/);
    await user.told('Q2/2');
    phone.send(lettersIn(next).join(' '));
    user.says(lettersIn(next).join('').toLowerCase());
    await game.inbox.next('reveal', ({ index }) => index === 1);
    await game.command('end');
    const { results } = await archiveOf(running.app, game.id);
    expect(results.map(({ correctness }) => correctness)).toEqual([1, 1, 1, 1]);
  });

  it('send who has to point at a place to the browser, with a link that works once', async () => {
    const form: Form = { kind: 'point', image: 'https://quiz.example/map.png', alt: 'A map' };
    using game = await host([plain(form, [0.5, 0.25])]);
    const phone = running.simulator.phone(numberIn('1555'), 'Ana');
    const user = running.stub.user('Bea');
    phone.send(`JOIN ${game.pin}`);
    await told(phone, game.pin);
    user.says(game.pin);
    await user.told('You are in');
    await game.command('start');
    const asked = await told(phone, '*Q1/1*');
    const shown = await user.told('Q1/1');
    expect(asked.image?.url).toBe('https://quiz.example/map.png');
    for (const { text } of [asked, shown]) {
      expect(text).toContain('Answer this one in the browser, with a tap on the picture.');
      expect(text).toContain(`https://quiz.example/?pin=${game.pin}#ticket=`);
    }
    user.says('in the middle');
    const hint = await user.told(/^Answer this one in the browser[\s\S]*#ticket=/);
    const [, ticket] = /#ticket=([\w-]+)/.exec(hint.text) ?? [];
    using web = await joinWeb(running.url, game.pin, '', ticket);
    expect(web.player.nickname).toBe('Bea');
    await web.answer(0, [0.5, 0.25]);
    phone.send('0.5 0.25');
    await told(phone, /^Answer this one in the browser/);
    await game.command('end');
    const { results } = await archiveOf(running.app, game.id);
    expect(results.map(({ correctness }) => correctness)).toEqual([1]);
  });
});
