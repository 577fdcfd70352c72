/** Each mode in a whole game: players in browsers, on WhatsApp and on Telegram, and the host. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FRIENDLY } from '../../server/games/friendly-words.ts';
import { archiveOf } from '../support/archive.ts';
import { ADMIN, type AppWithChats, startAppWithChats } from '../support/chats.ts';
import {
  connectPlayer,
  granted,
  type Host,
  hostGame,
  joinWeb,
  refused,
  type WebPlayer,
} from '../support/clients.ts';
import { fromBusiness, ticked, told } from '../support/phones.ts';
import { single } from '../support/quizzes.ts';

let running: AppWithChats;
beforeAll(async () => {
  running = await startAppWithChats();
});
afterAll(() => running[Symbol.asyncDispose]());

let phones = 0;

/** A game with Ana and Ben in browsers, Phone on WhatsApp and Tele on Telegram. */
async function begin(mode: string, questions: object[], options: object = {}) {
  const host = await hostGame(running.url, { title: mode, questions }, options, ADMIN, mode);
  const ana = await joinWeb(running.url, host.pin, 'Ana');
  const ben = await joinWeb(running.url, host.pin, 'Ben');
  const phone = running.simulator.phone(`1555${String(++phones).padStart(7, '0')}`, 'Phone');
  phone.send(`JOIN ${host.pin}`);
  await told(phone, host.pin);
  const tele = running.stub.user(`Tele${phones}`);
  tele.says(`/start ${host.pin}`);
  await tele.told(host.pin);
  await host.command('start');
  return {
    host,
    ana,
    ben,
    phone,
    tele,
    /** A question is open for everybody. */
    async asked(index: number) {
      const sign = `Q${index + 1}/${questions.length}`;
      await ana.inbox.next('question', (question) => question.index === index);
      return { phone: await told(phone, sign), tele: await tele.told(sign) };
    },
    [Symbol.dispose]() {
      for (const one of [host, ana, ben]) one[Symbol.dispose]();
    },
  };
}

/** Waits for this many answers, so that their order is that in which they were given. */
const counted = (host: Host, index: number, count: number) =>
  host.inbox.next('answers', (event) => event.index === index && event.count >= count);

const resultOf = async ({ inbox }: WebPlayer, index: number) =>
  (await inbox.next('reveal', (reveal) => reveal.index === index)).you;

const right = (text: string) => single(text, 0, { limit: 60 });
const number = (text: string, value: number) => ({ type: 'number', text, value, limit: 60 });

describe('ranked', () => {
  it('gives points to the first three right answers, in the order of the time that each took', async () => {
    using game = await begin('ranked', [right('One?'), right('Two?')], { others: 0 });
    const { host, ana, ben, phone, tele } = game;
    await game.asked(0);
    await ben.answer(0, 1);
    await ana.answer(0, 0);
    phone.send('A');
    tele.says('A');
    const own = await resultOf(ana, 0);
    expect(own).toMatchObject({ correct: true });
    expect(await resultOf(ben, 0)).toMatchObject({ correct: false, points: 0 });
    const { top } = await host.inbox.next('leaderboard');
    expect(top.map(({ total }) => total)).toEqual([3, 2, 1, 0]);
    await host.command('next');
    const { phone: second } = await game.asked(1);
    expect(second.text).toMatch(/^✅ Q1: .*\+[123]/);
    await host.command('skip');
    await host.inbox.next('reveal', ({ index }) => index === 1);
    await host.command('next');
    await told(phone, 'The game is over');
    // The question reaches a chat later, so an answer from there may be first although it came later.
    const { answers, results } = await archiveOf(running.app, host.id);
    const points = (player: string) => results.find((result) => result.player === player)?.points;
    const inOrder = answers.toSorted(
      (one, other) => one.elapsed - other.elapsed || one.receivedAt - other.receivedAt,
    );
    const places = inOrder.filter(({ value }) => value === 0).map(({ player }) => points(player));
    expect(places).toEqual([3, 2, 1]);
    expect(points(ana.player.id)).toBe(own?.points);
  });
});

describe('closest', () => {
  it('gives the points to whoever comes closest, and says so in each chat', async () => {
    using game = await begin('closest', [number('How high?', 100), number('How far?', 7)]);
    const { host, ana, ben, phone, tele } = game;
    await game.asked(0);
    await ana.answer(0, 90);
    await ben.answer(0, 111);
    phone.send('110');
    tele.says('2');
    expect(await resultOf(ana, 0)).toMatchObject({ correct: true, points: 1000, streak: 1 });
    expect(await resultOf(ben, 0)).toMatchObject({ correct: false, points: 0, streak: 0 });
    // The host can accept no answer: only the distance counts.
    expect(await host.inbox.next('reveal')).toMatchObject({ judged: false });
    await host.command('next');
    const second = await game.asked(1);
    // As close as Ana, and told as right.
    expect(second.phone.text).toMatch(/^✅ Q1: 100\. \+1,000/);
    await ben.answer(1, 7);
    await host.command('skip');
    const reveal = await ana.inbox.next('reveal', ({ index }) => index === 1);
    expect(reveal.notes).toEqual([{ key: 'closest.exact', label: 'Somebody had it exactly.' }]);
    await host.command('next');
    expect((await told(phone, 'The game is over')).text).toContain('Somebody had it exactly.');
    expect(await tele.told('The game is over')).toBeDefined();
    expect((await host.inbox.next('finished')).podium).toHaveLength(3);
    // Nobody was within the tolerance; the review says what the mode has said.
    const { questions } = granted(await ana.socket.emitWithAck('review', {}));
    expect(questions).toMatchObject([{ correctness: 1, points: 1000 }, { correctness: 0 }]);
  });

  it('takes no quiz with other questions', async () => {
    await expect(
      hostGame(running.url, { title: 'No', questions: [right('?')] }, {}, ADMIN, 'closest'),
    ).rejects.toThrow('question 1 is none');
  });
});

describe('minority', () => {
  it('gives the points to what the fewest say, right or wrong', async () => {
    using game = await begin('minority', [right('One?'), right('Two?')]);
    const { host, ana, ben, phone, tele } = game;
    await game.asked(0);
    await ana.answer(0, 3);
    await ben.answer(0, 0);
    phone.send('A');
    tele.says('A');
    const reveal = await ana.inbox.next('reveal');
    expect(reveal.you).toMatchObject({ correct: true, points: 1000, streak: 1 });
    expect(reveal.notes).toEqual([
      { key: 'minority.few', label: 'Fewest times an answer was given: 1' },
    ]);
    expect(await resultOf(ben, 0)).toMatchObject({ correct: false, points: 0 });
    await host.command('next');
    const { phone: second } = await game.asked(1);
    expect(second.text).toMatch(/^❌ Q1: .*\n.*Fewest times an answer was given: 1/);
    await host.command('skip');
    // Nobody has answered, so there is nothing to say of the fewest.
    const silent = await host.inbox.next('reveal', ({ index }) => index === 1);
    expect(silent).not.toHaveProperty('notes');
    await host.command('next');
    const { podium } = await host.inbox.next('finished');
    expect(podium[0]).toMatchObject({ nickname: 'Ana', total: 1000 });
  });
});

describe('survival', () => {
  const lives = async (player: WebPlayer, index: number) => {
    const { badges = [], out } = (await resultOf(player, index)) ?? {};
    return [badges[0]?.value, out];
  };

  it('takes a life for what is wrong or missing, and ends with the last one who is left', async () => {
    const questions = ['One?', 'Two?', 'Three?', 'Four?', 'Five?'].map(right);
    using game = await begin('survival', questions, { lives: 2 });
    const { host, ana, ben, phone, tele } = game;
    const { state } = granted(await ana.socket.emitWithAck('sync', {}));
    expect(state.you?.badges).toEqual([
      { key: 'survival.lives', label: 'Lives', value: 2, icon: '❤' },
    ]);
    await expect(joinWeb(running.url, host.pin, 'Late')).rejects.toThrow('GAME_LOCKED');

    // Ben and Tele are wrong, and Phone is silent.
    await game.asked(0);
    await ana.answer(0, 0);
    await ben.answer(0, 1);
    tele.says('B');
    await counted(host, 0, 3);
    await host.command('skip');
    expect([await lives(ana, 0), await lives(ben, 0)]).toEqual([
      [2, undefined],
      [1, undefined],
    ]);
    await host.command('next');
    expect((await game.asked(1)).phone.text).toMatch(/^(⚪|❌|⏱|➖).*\n❤ Lives: 1\n.*still in: 4/s);

    // All are wrong. Ana has a life left, so that Ben and the two in chats are out.
    await ana.answer(1, 1);
    await ben.answer(1, 1);
    phone.send('B');
    tele.says('B');
    expect(await lives(ana, 1)).toEqual([1, undefined]);
    expect(await lives(ben, 1)).toEqual([0, true]);
    const { notes, final } = await host.inbox.next('reveal', ({ index }) => index === 1);
    expect(notes).toEqual([{ key: 'survival.won', label: 'Only one is left: the game is won.' }]);
    expect([final, host.inbox.of('reveal')[0]?.final]).toEqual([true, undefined]);

    // The game is over before its last question.
    await host.command('next');
    const { podium } = await host.inbox.next('finished');
    expect(podium[0]).toMatchObject({ nickname: 'Ana', total: 1000 });
    expect((await told(phone, 'The game is over')).text).toContain('Only one is left');
    expect(await tele.told('The game is over')).toBeDefined();
  });

  it('lets who is out watch: in browsers all they see, in chats one message and the end', async () => {
    const questions = ['One?', 'Two?', 'Three?'].map(right);
    using game = await begin('survival', questions, { lives: 1 });
    const { host, ana, ben, phone, tele } = game;
    await game.asked(0);
    await ana.answer(0, 0);
    phone.send('A');
    tele.says('C');
    await ben.answer(0, 2);
    expect(await lives(ben, 0)).toEqual([0, true]);
    await host.command('next');
    await told(phone, 'Q2/3');
    expect(await tele.told('You are out.')).toBeDefined();
    await ben.inbox.next('question', ({ index }) => index === 1);
    expect(refused(await ben.answer(1, 0))).toBe('ELIMINATED');
    const { state } = granted(await ben.socket.emitWithAck('sync', {}));
    expect(state.you).toMatchObject({ status: 'out', badges: [{ value: 0 }] });
    tele.says('A');
    // Nobody waits for the two who are out.
    await ana.answer(1, 0);
    phone.send('A');
    expect(await resultOf(ana, 1)).toMatchObject({ correct: true, total: 2000 });
    expect(await resultOf(ben, 1)).toMatchObject({ correct: false, points: 0, out: true });
    await host.command('next');
    await told(phone, 'Q3/3');
    await ana.answer(2, 0);
    phone.send('B');
    await host.inbox.next('reveal', ({ index }) => index === 2);
    await host.command('next');
    expect(await tele.told('The game is over')).toBeDefined();
    expect(tele.messages.filter(({ text }) => /Q[23]\/3/.test(text))).toEqual([]);
    expect(phone.messages().filter(({ text }) => text.includes('You are out.'))).toEqual([]);
  });
});

describe('a game whose host has chosen', () => {
  const quiz = { title: 'Chosen', questions: [right('One?')] };

  it('its language says all words of its own in it; chats speak to each as before', async () => {
    using host = await hostGame(
      running.url,
      quiz,
      { language: 'es-MX', lives: 1 },
      ADMIN,
      'survival',
    );
    using ana = await joinWeb(running.url, host.pin, 'Ana');
    expect(ana.state.you?.badges).toMatchObject([{ key: 'survival.lives', label: 'Vidas' }]);
    const tele = running.stub.user('Choosy');
    tele.says(`/start ${host.pin}`);
    await tele.told('You are in');
    await host.command('start');
    await tele.told('Q1/1');
    await ana.answer(0, 0);
    tele.says('B');
    const { notes } = await host.inbox.next('reveal');
    expect(notes?.[0]?.label).toContain('Solo queda una persona');
    await host.command('next');
    expect((await tele.told('The game is over')).text).toContain('Only one is left');

    const options = { language: 'es', friendlyNames: true };
    using teams = await hostGame(running.url, quiz, options, ADMIN, 'teams');
    using somebody = await joinWeb(running.url, teams.pin, '');
    expect(somebody.state.you?.group).toBe('Equipo 1');
    const [first = ''] = somebody.player.nickname.split(' ');
    expect(FRIENDLY.es?.first).toContain(first);
  });

  it('its channels tells those of other chats so, each in their language', async () => {
    using host = await hostGame(running.url, quiz, { channels: ['web', 'telegram'] }, ADMIN);
    const phone = running.simulator.phone('5511987654321', 'João');
    phone.send(`JOIN ${host.pin}`);
    expect((await told(phone, 'por aqui')).text).toContain('A tela do anfitrião');
    using ana = await joinWeb(running.url, host.pin, 'Ana');
    const tele = running.stub.user('Chosen');
    tele.says(`/start ${host.pin}`);
    await tele.told('You are in');
    expect(ana.state.channels).toEqual(['web', 'telegram']);
    expect((await host.command('start')).players).toBe(2);
  });
});

describe('teams', () => {
  it('have the mean of their members, on every board and in every chat', async () => {
    using game = await begin('teams', [right('One?'), right('Two?')], { names: 'Reds, Blues' });
    const { host, ana, ben, phone, tele } = game;
    // In turn, in the order of joining.
    expect([ana.state.you?.group, ben.state.you?.group]).toEqual(['Reds', 'Blues']);
    expect((await told(phone, 'You are in')).text).toContain('👥 Reds');
    expect((await tele.told('You are in')).text).toContain('👥 Blues');
    await game.asked(0);
    await ana.answer(0, 0);
    await ben.answer(0, 1);
    phone.send('B');
    tele.says('C');
    const own = await resultOf(ana, 0);
    const mean = Math.round((own?.points ?? 0) / 2);
    const { groups } = await ben.inbox.next('leaderboard');
    expect(groups).toEqual([
      { rank: 1, name: 'Reds', total: mean, players: 2 },
      { rank: 2, name: 'Blues', total: 0, players: 2 },
    ]);
    const { state } = granted(await ben.socket.emitWithAck('sync', {}));
    expect([state.groups, state.you?.group]).toEqual([groups, 'Blues']);
    await host.command('next');
    const second = await game.asked(1);
    expect(second.phone.text).toContain(`👥 Reds: ${mean} (1/2)`);
    expect(second.tele.text).toContain('👥 Blues: 0 (2/2)');
    await host.command('skip');
    await host.inbox.next('reveal', ({ index }) => index === 1);
    await host.command('next');
    expect((await host.inbox.next('finished')).groups?.[0]?.name).toBe('Reds');
    expect((await told(phone, 'The game is over')).text).toContain('👥 Reds');
  });

  it('have names that differ', async () => {
    const play = hostGame(
      running.url,
      { title: 'No', questions: [right('?')] },
      { names: 'Reds, reds' },
      ADMIN,
      'teams',
    );
    await expect(play).rejects.toThrow('Two teams have the same name.');
  });
});

describe('captain', () => {
  it('counts the answer of the first to join of each team, and of the next when they are silent', async () => {
    using game = await begin('captain', [right('One?'), right('Two?')]);
    const { host, ana, ben, phone, tele } = game;
    await game.asked(0);
    await ana.answer(0, 1);
    await ben.answer(0, 0);
    phone.send('A');
    tele.says('A');
    expect(await resultOf(ana, 0)).toMatchObject({ correct: false, points: 0 });
    expect(await resultOf(ben, 0)).toMatchObject({ correct: true });
    const first = await host.inbox.next('leaderboard');
    const points = (await resultOf(ben, 0))?.points;
    expect(first.groups).toEqual([
      { rank: 1, name: 'Team 2', total: points, players: 2 },
      { rank: 2, name: 'Team 1', total: 0, players: 2 },
    ]);
    await host.command('next');
    await game.asked(1);
    // Ana is silent: Phone speaks for the team.
    phone.send('A');
    await counted(host, 1, 1);
    await host.command('skip');
    const second = await host.inbox.next('leaderboard', ({ index }) => index === 1);
    expect(second.groups?.find(({ name }) => name === 'Team 1')?.total).toBeGreaterThan(0);
  });
});

describe('accuracy', () => {
  it('counts what is right, and ranks those with as many by their time', async () => {
    using game = await begin('accuracy', [right('One?'), right('Two?')]);
    const { host, ana, ben, phone, tele } = game;
    await game.asked(0);
    const { receivedAt } = granted(await ana.answer(0, 0));
    phone.send('B');
    tele.says('B');
    await counted(host, 0, 3);
    // Later than Ana by the server's clock.
    const now = async () => granted(await ben.socket.emitWithAck('sync', {})).state.now;
    while ((await now()) <= receivedAt);
    await ben.answer(0, 0);
    expect(await resultOf(ana, 0)).toMatchObject({ points: 1, total: 1, rank: 1 });
    expect(await resultOf(ben, 0)).toMatchObject({ points: 1, total: 1, rank: 2 });
    const { top } = await host.inbox.next('leaderboard');
    expect(top.map(({ rank }) => rank)).toEqual([1, 2, 3, 3]);
    await host.command('next');
    await game.asked(1);
    await ben.answer(1, 0);
    await host.command('skip');
    expect(await resultOf(ben, 1)).toMatchObject({ total: 2, rank: 1 });
    await host.command('next');
    expect((await told(phone, 'The game is over')).text).toContain('1st Ben');
  });
});

describe('ladder', () => {
  it('shows a hint in pages when it is time, and in a chat that asks for it', async () => {
    const questions = [{ ...right('One?'), hints: ['It is a colour'] }];
    using game = await begin('ladder', questions, { seconds: 3 });
    const { host, ana, phone, tele } = game;
    const first = await game.asked(0);
    expect(first.phone.text).toContain('Hints come one by one: HINT brings the latest.');
    expect(first.tele.text).toContain('Hints come one by one: /hint brings the latest.');
    phone.send('hint');
    await told(phone, 'There is no hint yet.');
    tele.says('B');
    const { hints } = await ana.inbox.next('question', (question) => question.hints !== undefined);
    expect(hints).toEqual(['It is a colour']);
    expect(granted(await ana.socket.emitWithAck('sync', {})).state.question).toMatchObject({
      hints,
    });
    phone.send('Hint!');
    await told(phone, /^💡 It is a colour$/);
    tele.says('Tipp');
    await tele.told('💡 It is a colour');
    phone.send('A');
    granted(await ana.answer(0, 0));
    await host.command('skip');
    const { points = 0, rank } = (await resultOf(ana, 0)) ?? {};
    expect(points).toBeLessThanOrEqual(800);
    expect(points).toBeGreaterThan(0);
    expect(rank).toBeLessThanOrEqual(2);
    await host.command('next');
    await told(phone, 'The game is over');
    // Besides the two replies that it asked for.
    expect(fromBusiness(phone)).toHaveLength(questions.length + 2 + 2);
  });

  it('refuses a quiz without hints', async () => {
    const quiz = { title: 'None', questions: [right('One?')] };
    await expect(hostGame(running.url, quiz, {}, ADMIN, 'ladder')).rejects.toThrow('hints');
  });
});

describe('poll', () => {
  it('counts answers and gives nobody points', async () => {
    using game = await begin('poll', [right('One?')]);
    const { host, ana, ben, phone, tele } = game;
    await game.asked(0);
    phone.send('A');
    tele.says('B');
    granted(await ana.answer(0, 0));
    granted(await ben.answer(0, 0));
    const { distribution } = await host.inbox.next('reveal');
    expect(distribution.map(({ count }) => count)).toEqual([3, 1, 0, 0]);
    expect(await resultOf(ana, 0)).toMatchObject({ points: 0, total: 0, rank: 1 });
    // So every client says it, and offers no points.
    expect(ana.inbox.of('question')).toMatchObject([{ points: 0 }]);
    const { state } = granted(await ana.socket.emitWithAck('sync', {}));
    expect(state).toMatchObject({ points: 0, question: { points: 0 } });
    await host.command('next');
    const { text } = await told(phone, 'The game is over');
    expect(text).not.toMatch(/\+0|Q1: .*\. 0/);
    expect(fromBusiness(phone)).toHaveLength(3);
  });
});

describe('finger', () => {
  it('closes the question at the first right answer, which earns the points', async () => {
    using game = await begin('finger', [right('One?'), right('Two?')]);
    const { host, ana, ben, phone, tele } = game;
    await game.asked(0);
    await ben.answer(0, 1);
    await counted(host, 0, 1);
    phone.send('A');
    // Nobody waits for Ana and Tele.
    expect(await resultOf(ben, 0)).toMatchObject({ correct: false, points: 0 });
    const { top } = await host.inbox.next('leaderboard');
    expect(top[0]).toMatchObject({ total: 1000 });
    expect(refused(await ana.answer(0, 0))).toBe('QUESTION_CLOSED');
    await host.command('next');
    await game.asked(1);
    const opened = ana.inbox.of('question').filter(({ index }) => index === 1);
    await ana.answer(1, 0);
    expect(await resultOf(ana, 1)).toMatchObject({ correct: true, points: 1000, total: 1000 });
    // The question came again, with the time that is left: none.
    const again = await ana.inbox.next(
      'question',
      ({ index, closesAt }) => index === 1 && closesAt < (opened[0]?.closesAt ?? 0),
    );
    expect(again.closesAt).toBeLessThanOrEqual(Date.now() + 1000);
    const questions = tele.messages.filter(({ text }) => text.includes('Q2/2'));
    expect(questions).toHaveLength(1);
    await host.command('next');
    await told(phone, 'The game is over');
  });

  it('is not played with types of plugins: their grading may hang', async () => {
    // The phones' server has types under other names, which no plugin of QRush registered.
    const other = { ...right('One?'), type: 'x-single' };
    await expect(
      hostGame(running.url, { title: 'No', questions: [other] }, {}, ADMIN, 'finger'),
    ).rejects.toThrow('Right answers can be counted');
  });
});

describe('wager', () => {
  it('takes bets before their time in chats, with the answer or alone, in as many messages as ever', async () => {
    using game = await begin('wager', [right('One?'), right('Two?')], { seconds: 60 });
    const { host, ana, ben, phone, tele } = game;
    const { ask } = await ana.inbox.next('state', ({ ask: asked }) => asked !== undefined);
    expect(ask).toMatchObject({ label: 'Your bet', stake: { free: 500 } });
    expect((await told(phone, host.pin)).text).toContain('➕ Your bet (Q1): 0–500 → “bet 1”');
    phone.send('bet 900');
    // Too much: it is said once more what there is to bet.
    await told(phone, /^➕ Your bet \(Q1\): 0–500/);
    phone.send('bet 400');
    tele.says('100');
    for (const player of [ana, ben])
      granted(
        await player.socket.emitWithAck('answer', { question: 0, value: 200, step: 'before' }),
      );
    const first = await game.asked(0);
    expect(first.phone.text).toContain('➕ Your bet (Q2): 0–500 → “bet 1”');
    await ana.answer(0, 0);
    await ben.answer(0, 1);
    phone.send('A 350');
    tele.says('A, bet 50');
    expect(await resultOf(ana, 0)).toMatchObject({ points: 200, total: 200 });
    expect(await resultOf(ben, 0)).toMatchObject({ points: 0, total: 0 });
    await host.command('next');
    await host.command('skip');
    const second = await game.asked(1);
    expect(second.phone.text).toMatch(/^✅ Q1: .*\+400/);
    expect(second.tele.text).toMatch(/\+100/);
    for (const player of [ana, ben]) await player.answer(1, 0);
    phone.send('B');
    tele.says('A');
    await ana.inbox.next('reveal', ({ index }) => index === 1);
    await host.command('next');
    expect((await told(phone, 'The game is over')).text).toMatch(/^❌ Q2: .*−350/);
    const { podium } = await host.inbox.next('finished');
    // A player who bets nothing plays for 100.
    expect(podium.map(({ nickname, total }) => [nickname, total])).toEqual([
      ['Ana', 300],
      [expect.stringContaining('Tele'), 150],
      ['Ben', 100],
    ]);
  });
});

describe('double', () => {
  it('is chosen in chats by a row of the list, or by its words', async () => {
    using game = await begin('double', [right('One?'), right('Two?')], {});
    const { host, ana, ben, phone, tele } = game;
    const first = await game.asked(0);
    expect(first.phone.text).toContain('“Keep it” / “Double or nothing”');
    for (const player of [ana, ben]) await player.answer(0, 0);
    phone.send('A double or nothing');
    tele.says('A');
    await ana.inbox.next('reveal');
    tele.says('Double or nothing');
    await host.command('next');
    for (const player of [ana, ben])
      granted(await player.socket.emitWithAck('answer', { question: 1, value: 0, step: 'before' }));
    // Everybody has chosen.
    const second = await game.asked(1);
    expect(second.phone.text).toMatch(/^✅ Q1: .*\n✦ Won last: 1,000/);
    for (const player of [ana, ben]) await player.answer(1, 0);
    phone.send('B');
    tele.says('A');
    expect(await resultOf(ana, 1)).toMatchObject({ points: 1000, total: 2000 });
    await host.command('next');
    expect((await told(phone, 'The game is over')).text).toMatch(/^❌ Q2: .*−1,000/);
    const { podium } = await host.inbox.next('finished');
    expect(podium[0]).toMatchObject({ nickname: expect.stringContaining('Tele'), total: 3000 });
  });
});

describe('confidence', () => {
  it('is said in chats with the answer, or just before it', async () => {
    using game = await begin('confidence', [right('One?')]);
    const { host, ana, ben, phone, tele } = game;
    const { phone: asked } = await game.asked(0);
    expect(asked.text).toContain('➕ How sure are you?');
    await ana.answer(0, 0);
    await ben.answer(0, 1);
    phone.send('A certain');
    tele.says('Just a guess');
    tele.says('B');
    const { you } = await ana.inbox.next('reveal');
    expect(you).toMatchObject({ points: 750 });
    await host.command('next');
    const { podium } = await host.inbox.next('finished');
    expect(podium.map(({ total }) => total)).toEqual([1000, 750, 0]);
    expect((await told(phone, 'The game is over')).text).toMatch(/^✅ Q1: .*\+1,000/);
  });
});

describe('buzzer', () => {
  it('asks who knows it in chats, too, and brings the question to the first one only', async () => {
    using game = await begin('buzzer', [right('One?'), right('Two?')], { seconds: 60 });
    const { host, ana, ben, phone, tele } = game;
    await ana.inbox.next('state', ({ ask }) => ask !== undefined);
    const asked = await told(phone, 'Who knows it?');
    expect(asked.text).toContain('One?');
    expect((await tele.told('Who knows it?')).text).toContain('One?');
    phone.send('I know it!');
    const { only } = await ana.inbox.next('question');
    expect(only).toMatchObject([{ nickname: 'Phone' }]);
    await told(phone, /^\*Q1\/2\*(?:.|\n)*\nA\) /);
    expect(refused(await ben.answer(0, 0))).toBe('NOT_YOUR_TURN');
    tele.says('A');
    await tele.told('Others may answer this one');
    phone.send('A');
    await ana.inbox.next('reveal', ({ index }) => index === 0);
    await host.command('next');
    expect((await told(phone, 'Q2/2')).text).toMatch(/^✅ Q1: .*\+1,000/);
    await tele.told('Q2/2');
    tele.says('I know it!');
    await ana.inbox.next('question', ({ index }) => index === 1);
    await host.command('skip');
    await ana.inbox.next('reveal', ({ index }) => index === 1);
    await host.command('next');
    expect((await host.inbox.next('finished')).podium[0]).toMatchObject({ nickname: 'Phone' });
  });
});

describe('teams that choose', () => {
  it('are chosen in browsers and chats until the first question opens', async () => {
    const quiz = { title: 'Teams', questions: [right('One?')] };
    const options = { names: 'Reds, Blues', choose: true };
    using host = await hostGame(running.url, quiz, options, ADMIN, 'teams');
    using ana = await joinWeb(running.url, host.pin, 'Ana');
    expect(ana.state).toMatchObject({
      join: { label: 'Choose your team', form: { options: [{ text: 'Reds' }, { text: 'Blues' }] } },
      you: { group: 'Reds' },
    });
    expect(refused(await ana.socket.emitWithAck('choose', { value: 2 }))).toBe('BAD_PAYLOAD');
    const { state } = granted(await ana.socket.emitWithAck('choose', { value: 1 }));
    expect(state.you?.group).toBe('Blues');
    const phone = running.simulator.phone(`1555${String(++phones).padStart(7, '0')}`, 'Phone');
    phone.send(`JOIN ${host.pin}`);
    // Dealt in turn; and then chosen.
    expect((await told(phone, host.pin)).text).toMatch(
      /👥 Blues\n(?:.*\n)?➕ Choose your team: “Reds” \/ “Blues”/,
    );
    phone.send('reds');
    await ticked(phone);
    // Cem would have come into Reds in turn, and comes in with another wish.
    const cem = connectPlayer(running.url);
    const join = { pin: host.pin, nickname: 'Cem', form: 1 };
    const { state: cems } = granted(await cem.emitWithAck('join', join));
    expect(cems.you).toMatchObject({ group: 'Blues', form: 1 });
    await host.socket.emitWithAck('kick', { playerId: cems.you?.id ?? '' });
    cem.disconnect();
    await host.command('start');
    await ana.inbox.next('question');
    expect(refused(await ana.socket.emitWithAck('choose', { value: 0 }))).toBe('WRONG_PHASE');
    await told(phone, 'Q1/1');
    await ana.answer(0, 1);
    phone.send('A');
    const { groups } = await ana.inbox.next('leaderboard');
    expect(groups).toMatchObject([
      { name: 'Reds', players: 1 },
      { name: 'Blues', total: 0 },
    ]);
    const plain = await hostGame(running.url, quiz, {}, ADMIN, 'teams');
    using ben = await joinWeb(running.url, plain.pin, 'Ben');
    expect(ben.state).not.toHaveProperty('join');
    expect(refused(await ben.socket.emitWithAck('choose', { value: 0 }))).toBe('BAD_PAYLOAD');
    plain[Symbol.dispose]();
  });
});
