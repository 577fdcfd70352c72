/** Whole games of pairs and places, on the web, on WhatsApp and on Telegram. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FormOf } from '../../server/plugin.ts';
import { archiveOf } from '../support/archive.ts';
import { ADMIN, type AppWithChats, startAppWithChats } from '../support/chats.ts';
import { granted, hostGame, joinWeb, refused } from '../support/clients.ts';
import { fromBusiness, told } from '../support/phones.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';

const COUNTRIES = ['Japan', 'India', 'Poland'];
const CURRENCIES = ['Yen', 'Rupee', 'Złoty'];
const pairs = COUNTRIES.map((country, row) => [country, CURRENCIES[row]]);
const RIGHT = 'Japan – Yen, India – Rupee, Poland – Złoty';
const mars = { name: 'Mars', x: 0.338, y: 0.629, width: 0.08, height: 0.12 };
const picture = { image: '/media/starter/planets.png', alt: 'The sun and its planets' };

/** The letters that stand before these texts. */
const lettersOf = (shown: string, texts: readonly string[]): string[] =>
  texts.map((text) => new RegExp(`^([A-J])\\) ${text}$`, 'm').exec(shown)?.[1] ?? '?');

const arabic = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));

describe.each([
  { where: 'memory', match: 'match', point: 'point' },
  { where: 'redis', match: 'x-match', point: 'x-point' },
])('with live state in $where, by the types $match and $point,', ({ where, ...types }) => {
  let redis: RedisServer | undefined;
  let running: AppWithChats;
  beforeAll(async () => {
    redis = where === 'redis' ? await startRedis() : undefined;
    running = await startAppWithChats(
      redis ? { redisUrl: redis.url, secret: 'the secret of a test of pairs' } : {},
    );
  });
  afterAll(async () => {
    await running[Symbol.asyncDispose]();
    await redis?.[Symbol.asyncDispose]();
  });

  const match = { type: types.match, text: 'What is paid where?', pairs, extra: ['Krona'] };
  const questions = [
    { ...match, limit: 60 },
    { ...match, partial: false, limit: 60 },
    { type: types.point, text: 'Where is Mars?', picture, spot: mars, limit: 60 },
  ];

  it('a game is played to its end by all who are in it', async () => {
    using game = await hostGame(running.url, { title: 'Pairs', questions }, {}, ADMIN);
    using ana = await joinWeb(running.url, game.pin, 'Ana');
    const [rini, omar] = [
      running.simulator.phone('62815550101', 'Rini'),
      running.stub.user('Omar'),
    ];
    omar.languageCode = 'ar';
    rini.send(`JOIN ${game.pin}`);
    await told(rini, game.pin);
    omar.says(`/start ${game.pin}`);
    await omar.told(game.pin);

    await game.command('start');
    const form = (await ana.inbox.next('question')).form as FormOf<'match'>;
    expect(form.left.map(({ text }) => text)).toEqual(COUNTRIES);
    const shown = form.right.map(({ text }) => text);
    expect(shown.toSorted()).toEqual([...CURRENCIES, 'Krona'].toSorted());
    expect(shown).not.toEqual([...CURRENCIES, 'Krona']);
    const right = CURRENCIES.map((currency) => shown.indexOf(currency));
    for (const bad of ['1A 2B 3C', [0, 1], [0, 1, 4], null])
      expect(refused(await ana.answer(0, bad))).toBe('BAD_PAYLOAD');
    granted(await ana.answer(0, right));

    const [asked, inArabic] = [await told(rini, '*Q1/3*'), await omar.told('Q1/3')];
    for (const { text } of [asked, inArabic])
      expect(text).toContain('1) Japan\n2) India\n3) Poland\nA) ');
    const letters = lettersOf(asked.text, CURRENCIES);
    expect(letters).toEqual(right.map((index) => 'ABCD'[index]));
    // A part of the pairs is no answer: nothing is lost, and it is said how.
    rini.send(`1${letters[0]}`);
    await told(rini, 'Kirim satu huruf untuk setiap nomor, semuanya dalam satu pesan.');
    omar.says(`${arabic('1')}${letters[0]}`);
    await omar.told('أرسل حرفًا لكل رقم، كلها في رسالة واحدة');
    rini.send(letters.map((letter, row) => `${row + 1}${letter.toLowerCase()}`).join(''));
    // One of the three is not right.
    const [krona] = lettersOf(asked.text, ['Krona']);
    const almost = letters.with(2, krona ?? '?');
    await omar.thumb(
      omar.says(almost.map((letter, row) => `${arabic(`${row + 1}`)}${letter}`).join('، ')),
    );

    const reveal = await ana.inbox.next('reveal');
    expect(reveal).toMatchObject({
      right,
      correct: pairs,
      text: 'Japan: Yen, India: Rupee, Poland: Złoty',
      you: { correct: true },
    });
    expect(reveal.distribution).toEqual([
      { label: 'India: Rupee', count: 3, right: true },
      { label: 'Japan: Yen', count: 3, right: true },
      { label: 'Poland: Złoty', count: 2, right: true },
      { label: 'Poland: Krona', count: 1 },
    ]);

    await game.command('next');
    const next = await told(rini, '*Q2/3*');
    expect(next.text).toMatch(new RegExp(`^✅ Q1: ${RIGHT}\\. \\+`));
    expect((await omar.told('Q2/3')).text).toMatch(/^🟡 Q1: /);
    const again = lettersOf(next.text, CURRENCIES);
    granted(await ana.answer(1, [0, 0, 0]));
    rini.send(pairs.map((pair) => pair.join(': ')).join(', '));
    omar.says(again.with(2, again[0] ?? '?').join(' '));
    await game.inbox.next('reveal', ({ index }) => index === 1);

    await game.command('next');
    const [toRini, toOmar] = [await told(rini, '*Q3/3*'), await omar.told('Q3/3')];
    // All or nothing, this time.
    expect(toOmar.text).toMatch(/^❌ Q2: /);
    // Uploaded to WhatsApp, and sent by id.
    expect(toRini.image?.url).toMatch(/^\/phone\/api\/media\/\d+$/);
    const ticketIn = (text: string) => /#ticket=([\w-]+)/.exec(text)?.[1];
    using riniOnTheWeb = await joinWeb(running.url, game.pin, '', ticketIn(toRini.text));
    using omarOnTheWeb = await joinWeb(running.url, game.pin, '', ticketIn(toOmar.text));
    expect(riniOnTheWeb.player.nickname).toBe('Rini');
    expect(
      JSON.stringify(await ana.inbox.next('question', ({ index }) => index === 2)),
    ).not.toContain('0.629');
    expect(refused(await ana.answer(2, [0.3]))).toBe('BAD_PAYLOAD');
    granted(await ana.answer(2, [mars.x + 0.03, mars.y]));
    granted(await riniOnTheWeb.answer(2, [mars.x, mars.y - 0.05]));
    granted(await omarOnTheWeb.answer(2, [0.9, 0.2]));
    const last = await ana.inbox.next('reveal', ({ index }) => index === 2);
    expect(last).toMatchObject({ right: [mars.x, mars.y], correct: mars, text: 'Mars' });
    expect(last.distribution).toEqual([
      { label: 'Mars', count: 2, right: true },
      { label: 'Top right', count: 1 },
    ]);

    await game.command('next');
    const { results } = await archiveOf(running.app, game.id);
    const by = (question: number) =>
      results.flatMap((one) => (one.question === question ? [one.correctness] : [])).toSorted();
    expect([by(0), by(1), by(2)]).toEqual([
      [2 / 3, 1, 1],
      [0, 0, 1],
      [0, 1, 1],
    ]);
    // Joining, a hint, three questions; who plays in the browser at the end reads it there.
    expect(fromBusiness(rini)).toHaveLength(5);
    expect(running.logged).toEqual([]);
  });
});
