/** A question without right answers, from the host's screen to the report: nobody is wrong. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveOf } from '../support/archive.ts';
import { granted, hostGame, joinWeb } from '../support/clients.ts';
import { type AppWithPhones, startAppWithPhones, told } from '../support/phones.ts';
import { pollPlugin, taste } from '../support/poll.ts';
import { single } from '../support/quizzes.ts';

let running: AppWithPhones;
let url: string;
beforeAll(async () => {
  running = await startAppWithPhones(undefined, {}, {}, [pollPlugin]);
  url = running.url;
});
afterAll(() => running[Symbol.asyncDispose]());

const right = (text: string) => single(text, 0, { limit: 60 });

describe('a poll', () => {
  it('is right for who answered, earns nothing, and lets a streak go on past it', async () => {
    const questions = [taste, right('One?'), taste, right('Two?')];
    using host = await hostGame(url, { title: 'Taste', questions });
    using ana = await joinWeb(url, host.pin, 'Ana');
    using ben = await joinWeb(url, host.pin, 'Ben');
    await host.command('start');

    await ana.inbox.next('question', ({ index }) => index === 0);
    granted(await ana.answer(0, 1));
    await host.command('skip');
    const first = await ana.inbox.next('reveal', ({ index }) => index === 0);
    expect(first).toMatchObject({ correct: null, text: '', graded: false });
    expect(first).not.toHaveProperty('right');
    expect(first.distribution).toEqual([
      { label: 'Tea', count: 0 },
      { label: 'Coffee', count: 1 },
    ]);
    expect(first.you).toEqual({ correct: true, points: 0, total: 0, rank: 1, streak: 0 });
    expect((await ben.inbox.next('reveal')).you).toMatchObject({ correct: false, points: 0 });
    expect(await host.inbox.next('reveal')).toMatchObject({ graded: false });

    await host.command('next');
    await ana.inbox.next('question', ({ index }) => index === 1);
    granted(await ana.answer(1, 0));
    granted(await ben.answer(1, 1));
    const second = await ana.inbox.next('reveal', ({ index }) => index === 1);
    expect(second).not.toHaveProperty('graded');
    expect(second.you).toMatchObject({ correct: true, streak: 1 });

    await host.command('next');
    await ana.inbox.next('question', ({ index }) => index === 2);
    granted(await ben.answer(2, 0));
    await host.command('skip');
    const third = await ana.inbox.next('reveal', ({ index }) => index === 2);
    // She gave no answer; no streak breaks at a question of taste.
    expect(third.you).toMatchObject({ correct: false, points: 0, streak: 1 });
    const shown = granted(await ben.socket.emitWithAck('sync', {})).state;
    expect(shown.reveal).toMatchObject({ index: 2, graded: false });
    expect(shown.you?.result).toMatchObject({ correct: true, points: 0, streak: 0 });

    await host.command('next');
    await ana.inbox.next('question', ({ index }) => index === 3);
    granted(await ana.answer(3, 0));
    granted(await ben.answer(3, 0));
    const last = await ana.inbox.next('reveal', ({ index }) => index === 3);
    expect(last.you).toMatchObject({ correct: true, streak: 2 });
    expect((await ben.inbox.next('reveal', ({ index }) => index === 3)).you).toMatchObject({
      streak: 1,
    });
    expect(running.logged).toEqual([]);
  });

  it('is asked of everybody at once where a mode would ask something else before it', async () => {
    const questions = [taste, right('One?')];
    using host = await hostGame(url, { title: 'Taste', questions }, {}, {}, 'buzzer');
    using ana = await joinWeb(url, host.pin, 'Ana');
    using ben = await joinWeb(url, host.pin, 'Ben');
    const { phase } = await host.command('start');
    expect(phase).toBe('question');
    granted(await ana.answer(0, 0));
    granted(await ben.answer(0, 1));
    await ben.inbox.next('reveal');
    const { ask } = await host.command('next');
    expect(ask).toMatchObject({ label: 'Who knows it?' });
  });

  it('stands in the report without rights, wrongs and points', async () => {
    using host = await hostGame(url, { title: 'Taste', questions: [taste, right('One?')] });
    using ana = await joinWeb(url, host.pin, 'Ana');
    await host.command('start');
    await ana.inbox.next('question');
    granted(await ana.answer(0, 1));
    await ana.inbox.next('reveal');
    await host.command('next');
    await ana.inbox.next('question', ({ index }) => index === 1);
    granted(await ana.answer(1, 0));
    const { you } = await ana.inbox.next('reveal', ({ index }) => index === 1);
    await host.command('next');
    await ana.inbox.next('finished');
    const archived = await archiveOf(running.app, host.id);
    expect(archived.results.map(({ question }) => question)).toEqual([1]);
    expect(archived.answers).toHaveLength(2);
    const report = await fetch(`${url}/api/games/${host.id}/report`);
    expect(await report.json()).toMatchObject({
      questions: [
        { index: 0, answers: 1, right: 0, graded: false },
        { index: 1, answers: 1, right: 1 },
      ],
      players: [{ answers: [{ question: 0, answer: 'Coffee', points: 0 }, { question: 1 }] }],
    });
    const csv = await (await fetch(`${url}/api/games/${host.id}/report?format=csv`)).text();
    expect(csv).toContain(`Coffee,,Red,${you?.points}`);
  });

  it('is told by WhatsApp with a neutral mark, and nobody is left in peace for it', async () => {
    const questions = [taste, taste, taste, taste, right('One?')];
    using host = await hostGame(url, { title: 'Taste', questions });
    const phone = running.simulator.phone('15557654321', 'Phone');
    phone.send(`JOIN ${host.pin}`);
    await told(phone, 'You are in');
    await host.command('start');
    for (const [index] of questions.entries()) {
      const message = await told(phone, `*Q${index + 1}/5*`);
      if (index > 0) expect(message.text).toMatch(new RegExp(`^📊 Q${index} → 0 pts\n`));
      expect(message.text).not.toContain('last question for now');
      phone.send(index < 4 ? 'coffee' : 'A');
      await host.inbox.next('reveal', (reveal) => reveal.index === index);
      await host.command('next');
    }
    expect((await told(phone, 'The game is over')).text).toMatch(/^✅ Q5: Red\. \+/);
  });
});
