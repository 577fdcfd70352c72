import { describe, expect, it } from 'vitest';
import { questionIn } from '../../../../bridge/whatsapp/simulator/bots/chat-question.ts';
import { Crowd } from '../../../../bridge/whatsapp/simulator/bots/crowd.ts';
import { VirtualClock } from '../../../../bridge/whatsapp/simulator/clock.ts';
import { judge } from '../../../../bridge/whatsapp/simulator/oracle/oracle.ts';
import type { ChatMessage } from '../../../../bridge/whatsapp/simulator/phone-api.ts';
import { quizBusiness } from './support/quiz-business.ts';

const PIN = '123456';
const TOTAL = 3;

/** A game of three questions in which bots do this; all of them have joined. */
async function game(behaviour: object, count = 40) {
  const clock = new VirtualClock();
  const on = await quizBusiness({ clock, seed: 11 });
  const crowd = new Crowd(on.simulator, { count, pin: PIN, ...behaviour });
  clock.advance(1000);
  await on.until(() => on.players.size === count);
  return {
    ...on,
    crowd,
    clock,
    /** Asks all questions, and lets the time of each pass. */
    async play() {
      for (let number = 1; number <= TOTAL; number++) {
        await on.ask(number, TOTAL);
        clock.advance(5000);
      }
    },
    sent: () =>
      on.simulator
        .log()
        .flatMap((entry) => (entry.type === 'sent' ? [entry.message] : []))
        .filter(({ text }) => !text.startsWith('JOIN')),
  };
}

describe('reading a question off a chat', () => {
  const message = (text: string): ChatMessage => ({
    id: 'm',
    from: 'business',
    at: 0,
    text,
    status: 'delivered',
  });

  it('finds its number and its options, whatever stands above', () => {
    const text = '✅ Q6: B Paris.\n\n*Q7/20* · 20 s · Largest ocean?\nA) Atlantic\nB) Pacific';
    expect(questionIn(message(text))).toMatchObject({
      number: 7,
      total: 20,
      options: [
        { letter: 'A', text: 'Atlantic' },
        { letter: 'B', text: 'Pacific' },
      ],
    });
    expect(questionIn(message('*P7/20* · 20 s · ¿?'))).toMatchObject({ number: 7, options: [] });
  });

  it('knows by the example below whether the options are to be put in order', () => {
    const asked = '*Q7/20* · 20 s · Which?\nA) Atlantic\nB) Pacific\nC) Indian';
    for (const [example, isOrder] of [
      ['Reply with the letters in order, for example: C A B', true],
      ['Réponds avec les lettres dans l’ordre, par exemple : C A B\n_Send anything._', true],
      ['Reply with all the right letters, for example: A C', false],
      ['Reply with the letter.', false],
    ] as const) {
      expect(questionIn(message(`${asked}\n${example}`))?.isOrder, example).toBe(isOrder);
    }
  });

  it('knows by the example below how many are to be matched', () => {
    const asked =
      '✅ Q6: 1B 2A. +900\n\n*Q7/20* · 20 s · ?\n1) Peru\n2) Japan\n3) India\nA) x\nB) y';
    const toMatch = (below: string) => questionIn(message(`${asked}\n${below}`))?.toMatch;
    expect(toMatch('Reply with a letter for each number, for example: 1B 2A 3A')).toBe(3);
    expect(toMatch('Reply with the letter.')).toBeUndefined();
  });

  it('finds none where there is none', () => {
    expect(questionIn(message('✅ Q6: B Paris.'))).toBeUndefined();
    expect(questionIn({ ...message('*Q7/20*'), from: 'phone' })).toBeUndefined();
  });
});

describe('a crowd of players', () => {
  it('joins and answers each question once, in all the ways there are', async () => {
    await using on = await game({});
    await on.play();
    expect(on.crowd.stats()).toEqual({
      players: 40,
      questions: 40 * TOTAL,
      answered: 40 * TOTAL,
      gone: 0,
    });
    const sent = on.sent();
    expect(sent).toHaveLength(40 * TOTAL);
    const taps = sent.filter(({ to }) => to !== undefined);
    const letters = sent.filter(({ to, text }) => to === undefined && /^[ABC]$/.test(text));
    const words = sent.filter(
      ({ to, text }) => to === undefined && /^(Red|Green|Blue)$/.test(text),
    );
    expect(taps.length + letters.length + words.length).toBe(sent.length);
    for (const way of [taps, letters, words]) expect(way.length).toBeGreaterThan(5);
  });

  it('does the same for the same seed', async () => {
    const play = async () => {
      await using on = await game({ chatter: 0.2, absent: 0.2 }, 10);
      await on.play();
      return on.crowd.bots.map(({ phone }) =>
        phone.messages().flatMap(({ from, at, text }) => (from === 'phone' ? [{ at, text }] : [])),
      );
    };
    expect(await play()).toEqual(await play());
  });

  it.each<[string, object, (sent: ChatMessage[]) => number]>([
    ['stays away', { absent: 1 }, (sent) => sent.length + 1],
    ['taps twice', { tap: 1, doubleTap: 1 }, (sent) => sent.length / (2 * 40 * TOTAL)],
    [
      'taps on an old question',
      { tap: 1, oldTap: 1 },
      (sent) => sent.length / (40 * TOTAL + 40 * (TOTAL - 1)),
    ],
    [
      'sends stickers, voices and reactions',
      { chatter: 1 },
      (sent) =>
        sent.filter(({ text }) => /^(\[(sticker|audio)\]|👍)$/.test(text)).length / (40 * TOTAL),
    ],
    [
      'floods with 20 messages a second',
      { flood: 1, floodFor: 1000 },
      (sent) => sent.length / (40 * TOTAL * (1 + 20)),
    ],
  ])('%s if it is told to', async (_name, behaviour, share) => {
    await using on = await game(behaviour);
    await on.play();
    expect(share(on.sent())).toBe(1);
  });

  it('leaves, and says nothing any more', async () => {
    await using on = await game({ leave: 1 });
    await on.play();
    expect(on.crowd.stats()).toMatchObject({ questions: 40, answered: 0, gone: 40 });
    expect(on.sent().map(({ text }) => text)).toEqual(Array(40).fill('LEAVE'));
  });

  it('hides its numbers behind usernames', async () => {
    await using on = await game({ hidden: 0.5 });
    await on.play();
    const hidden = new Set(
      on.inbound.filter(({ from }) => from === undefined).map((message) => message.from_user_id),
    );
    expect(hidden.size).toBeGreaterThan(10);
    expect(hidden.size).toBeLessThan(30);
    expect(on.crowd.stats().answered).toBe(40 * TOTAL);
  });
});

it('two thousand play one game in one process, and nobody misses anything', async () => {
  const COUNT = 2000;
  const ROUNDS = 2;
  await using on = await quizBusiness({ seed: 5, webhooks: { batch: 100 } });
  const crowd = new Crowd(on.simulator, {
    count: COUNT,
    pin: PIN,
    hidden: 0.1,
    arrive: [0, 500],
    think: [0, 500],
  });
  await on.until(() => on.players.size === COUNT);
  const questions = [];
  for (let number = 1; number <= ROUNDS; number++) {
    await on.ask(number, ROUNDS);
    await on.until(() => on.inbound.length === COUNT * (1 + number));
    questions.push({ number, closesAt: Date.now() });
  }
  expect(crowd.stats()).toEqual({
    players: COUNT,
    questions: COUNT * ROUNDS,
    answered: COUNT * ROUNDS,
    gone: 0,
  });
  const verdict = judge(on.simulator.log(), { questions }, on.simulator.events.forgotten);
  expect(verdict).toMatchObject({ problems: [], players: COUNT, messages: COUNT * (ROUNDS + 1) });
});
