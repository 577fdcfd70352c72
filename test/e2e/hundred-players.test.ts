/** One game of a hundred: fifty in the browser, fifty on WhatsApp, everybody's score recomputed. */
import { expect, it } from 'vitest';
import { archiveOf, recompute } from '../support/archive.ts';
import { hostGame, joinWeb, type WebPlayer } from '../support/clients.ts';
import { startAppWithPhones } from '../support/phones.ts';
import { seeded } from '../support/random.ts';

const EACH = 50;

/** A question, what is sent for a right and a wrong answer, and what of it is archived. */
const QUESTIONS = [
  {
    quiz: {
      type: 'single',
      text: 'Which is the largest ocean?',
      options: ['Atlantic', 'Indian', 'Pacific', 'Arctic'],
      correct: [2],
    },
    right: { web: 2, phone: 'C', stored: 2 },
    wrong: { web: 0, phone: 'a)', stored: 0 },
  },
  {
    quiz: { type: 'boolean', text: 'Is a whale a mammal?', correct: true },
    right: { web: true, phone: 'true', stored: true },
    wrong: { web: false, phone: 'no', stored: false },
  },
  {
    quiz: {
      type: 'text',
      text: 'Which mountain is the highest?',
      accepted: ['Mount Everest', 'Everest'],
    },
    right: { web: ' mount EVERST', phone: 'The Everest!', stored: undefined },
    wrong: { web: 'K2', phone: 'Kilimanjaro', stored: undefined },
  },
  {
    quiz: { type: 'number', text: 'How high is it, in metres?', value: 8849, tolerance: 10 },
    right: { web: 8848, phone: '8.850 m', stored: undefined },
    wrong: { web: 9000, phone: '900', stored: undefined },
  },
  {
    quiz: {
      type: 'multiple',
      text: 'Which are primes?',
      options: ['Two', 'Four', 'Seven'],
      correct: [0, 2],
    },
    right: { web: [2, 0], phone: 'A and C', stored: [0, 2] },
    wrong: { web: [1], phone: 'B', stored: [1] },
  },
  {
    quiz: {
      type: 'single',
      text: 'And which is yellow?',
      options: ['Lemon', 'Plum', 'Kiwi'],
      correct: [0],
    },
    right: { web: 0, phone: 'Lemon', stored: 0 },
    wrong: { web: 1, phone: 'Plum', stored: 1 },
  },
];

type Choice = 'right' | 'wrong' | 'none';

it('fifty web and fifty WhatsApp players get exactly the points their answers are worth', async () => {
  await using running = await startAppWithPhones();
  const { url, app, simulator } = running;
  using host = await hostGame(url, {
    title: 'A hundred',
    questions: QUESTIONS.map(({ quiz }) => ({ ...quiz, limit: 60 })),
  });

  const web = await Promise.all(
    Array.from({ length: EACH }, (_, index) => joinWeb(url, host.pin, `Web ${index}`)),
  );
  const phones = Array.from({ length: EACH }, (_, index) =>
    simulator.phone(`1555${String(index).padStart(7, '0')}`, `Phone ${index}`),
  );
  for (const phone of phones) phone.send(`JOIN ${host.pin}`);
  await host.inbox.next('lobby', ({ players }) => players === 2 * EACH);

  const random = seeded(2026);
  const choose = (): Choice => {
    const chance = random();
    return chance < 0.6 ? 'right' : chance < 0.9 ? 'wrong' : 'none';
  };
  const choices = new Map<string, Choice[]>();
  const plan = (nickname: string): Choice => {
    const before = choices.get(nickname) ?? [];
    // Whoever says nothing three times in a row is left alone on WhatsApp, and sees no more
    // questions.
    const silent = before.length >= 2 && before.slice(-2).every((choice) => choice === 'none');
    const choice = silent ? 'right' : choose();
    choices.set(nickname, [...before, choice]);
    return choice;
  };

  await host.command('start');
  for (const [index, { quiz, right, wrong }] of QUESTIONS.entries()) {
    if (index > 0) await host.command('next');
    await host.inbox.next('question', (event) => event.index === index);
    const sent = { right, wrong };
    const webChoices = web.map(({ player }) => plan(player.nickname));
    const phoneChoices = phones.map(({ profileName }) => plan(profileName));
    const answering = [...webChoices, ...phoneChoices].filter((choice) => choice !== 'none').length;

    await Promise.all([
      ...web.map(async (player, at) => {
        const choice = webChoices[at];
        await player.inbox.next('question', (event) => event.index === index);
        if (choice !== 'right' && choice !== 'wrong') return;
        expect(await player.answer(index, sent[choice].web)).toMatchObject({ ok: true });
      }),
      ...phones.map(async (phone, at) => {
        const choice = phoneChoices[at];
        await phone.next(({ from, text }) => from === 'business' && text.includes(quiz.text));
        if (choice === 'right' || choice === 'wrong') phone.send(sent[choice].phone);
      }),
    ]);
    // Nobody who answers is missing; those who do not are not waited for.
    if (answering < 2 * EACH) {
      await host.inbox.next(
        'answers',
        (event) => event.index === index && event.count === answering,
      );
      await host.command('skip');
    }
    await host.inbox.next('reveal', (event) => event.index === index);
  }
  await host.command('next');

  const archive = await archiveOf(app, host.id);
  expect(archive.players).toHaveLength(2 * EACH);
  const nicknameOf = new Map(archive.players.map(({ id, nickname }) => [id, nickname]));
  expect(new Set(nicknameOf.values())).toEqual(new Set(choices.keys()));

  // The log holds what was sent, no more and no less.
  for (const { player, question, value } of archive.answers) {
    const choice = choices.get(nicknameOf.get(player) ?? '')?.[question];
    const stored =
      choice === 'right' || choice === 'wrong' ? QUESTIONS[question]?.[choice].stored : undefined;
    if (stored !== undefined) expect(value).toEqual(stored);
  }
  for (const [nickname, planned] of choices) {
    const given = archive.answers.filter(({ player }) => nicknameOf.get(player) === nickname);
    expect(given).toHaveLength(planned.filter((choice) => choice !== 'none').length);
  }

  // Each total follows from the answers, by the plan's knowledge of what is right.
  const rightValues = new Set(
    archive.answers
      .filter(
        ({ player, question }) => choices.get(nicknameOf.get(player) ?? '')?.[question] === 'right',
      )
      .map(({ question, value }) => `${question} ${JSON.stringify(value)}`),
  );
  const expected = recompute(archive, (question, value) =>
    rightValues.has(`${question} ${JSON.stringify(value)}`),
  );
  const totals = [...expected.values()].map(({ total }) => total);
  for (const { id, total, rank } of archive.players) {
    expect(total).toBe(expected.get(id)?.total);
    expect(rank).toBe(1 + totals.filter((other) => other > total).length);
  }

  // Everybody was told their own score and rank, whichever way they play.
  const byNickname = new Map(archive.players.map((player) => [player.nickname, player]));
  await Promise.all(
    web.map(async (player: WebPlayer) => {
      const own = byNickname.get(player.player.nickname);
      const { you } = await player.inbox.next('finished');
      expect(you).toEqual({ rank: own?.rank, total: own?.total });
      const reveals = player.inbox.of('reveal');
      expect(reveals.map(({ you: mine }) => mine?.points)).toEqual(
        expected.get(own?.id ?? '')?.points,
      );
    }),
  );
  await Promise.all(
    phones.map(async (phone) => {
      const own = byNickname.get(phone.profileName);
      const total = (own?.total ?? Number.NaN).toLocaleString('en');
      const last = await phone.next(({ text }) => text.includes('of 100') && text.includes('🏁'));
      expect(last.text).toContain(`with ${total} pt`);
      expect(last.text).toMatch(new RegExp(`\\b${own?.rank}(st|nd|rd|th)\\b`));
      // Joining, each question, the end: N + 2 messages, each question once.
      const received = phone.messages().filter(({ from }) => from === 'business');
      expect(received).toHaveLength(QUESTIONS.length + 2);
    }),
  );

  expect(running.logged).toEqual([]);
  for (const player of web) player.socket.disconnect();
});
