/** A host rules about answers after their reveal: all that follows from points follows for everybody. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../server/protocol/report.ts';
import { archiveOf } from '../support/archive.ts';
import { granted, hostGame, joinWeb, refused } from '../support/clients.ts';
import { type AppWithPhones, fromBusiness, startAppWithPhones, told } from '../support/phones.ts';

let running: AppWithPhones;
let url: string;
beforeAll(async () => {
  running = await startAppWithPhones();
  url = running.url;
});
afterAll(() => running[Symbol.asyncDispose]());

/** Written shortly after the end. */
async function reportOf(id: string): Promise<Report> {
  await archiveOf(running.app, id);
  const found = await fetch(`${url}/api/games/${id}/report`);
  return found.json() as Promise<Report>;
}

const typed = (text: string, accepted: string) => ({
  type: 'text',
  text,
  accepted: [accepted],
  limit: 60,
  points: 1000,
});
const two = {
  title: 'Rulings',
  questions: [typed('Capital?', 'Rome'), typed('Colour?', 'Red')],
};
const flat = { speed: false, streak: false };

describe('a ruling', () => {
  it('has a game counted again: points, streaks, ranks, phones, the review and the report', async () => {
    using host = await hostGame(url, two, flat);
    using ana = await joinWeb(url, host.pin, 'Ana');
    using ben = await joinWeb(url, host.pin, 'Ben');
    const phone = running.simulator.phone('15557650001', 'Cleo');
    phone.send(`JOIN ${host.pin}`);
    await told(phone, 'You are in');
    const judge = (payload: object) => host.socket.emitWithAck('judge', payload as never);
    expect(refused(await judge({ index: 0, void: true }))).toBe('WRONG_PHASE');
    await host.command('start');
    await told(phone, 'Capital?');
    granted(await ana.answer(0, 'Roma'));
    granted(await ben.answer(0, 'Rome'));
    expect(refused(await judge({ index: 0, label: 'Roma', correctness: 1 }))).toBe('WRONG_PHASE');
    phone.send('ROMA');
    const before = await ana.inbox.next('reveal');
    expect(before).toMatchObject({ you: { correct: false, points: 0, total: 0, rank: 2 } });
    expect(before).not.toHaveProperty('revised');

    // A ruling that does not apply changes nothing; nor does one that holds already.
    const labels = async (index: number, after?: string) =>
      host.socket.emitWithAck('labels', { index, ...(after !== undefined && { after }) });
    expect(granted(await labels(0)).labels).toEqual([
      { label: 'ROMA', count: 2, correctness: 0 },
      { label: 'Rome', count: 1, correctness: 1 },
    ]);
    expect(granted(await labels(0, 'ROMA')).labels).toHaveLength(1);
    expect(refused(await labels(0, 'Oslo'))).toBe('BAD_PAYLOAD');
    expect(refused(await labels(1))).toBe('WRONG_PHASE');
    expect(refused(await labels(9))).toBe('QUESTION_UNKNOWN');
    for (const bad of [
      { index: 0, label: 'Oslo', correctness: 1 },
      { index: 0, label: 'ROMA' },
      { index: 0, label: 'ROMA', correctness: 2 },
      { index: 0, label: 'ROMA', correctness: 1, void: true },
      { index: 0 },
    ])
      expect(refused(await judge(bad))).toBe('BAD_PAYLOAD');
    const { state } = granted(await judge({ index: 0, label: 'Rome', correctness: 1 }));

    const ruled = granted(await judge({ index: 0, label: 'ROMA', correctness: 1 })).state;
    expect(ruled).toMatchObject({ version: state.version + 1, phase: 'revealed' });
    const after = await ana.inbox.next('reveal', ({ revised }) => revised === true);
    expect(after).toMatchObject({
      accepted: ['ROMA'],
      distribution: [{ label: 'ROMA', count: 2, right: true }, { label: 'Rome' }],
      you: { correct: true, points: 1000, total: 1000, rank: 1, streak: 1 },
    });
    const { top } = await host.inbox.next(
      'leaderboard',
      ({ version }) => version === after.version,
    );
    expect(top.map(({ total }) => total)).toEqual([1000, 1000, 1000]);
    expect(granted(await labels(0)).labels[0]).toMatchObject({ label: 'ROMA', correctness: 1 });

    await host.command('next');
    await told(phone, 'Colour?');
    expect(fromBusiness(phone).at(-1)?.text).toContain('+1,000');
    expect(refused(await judge({ index: 0, void: true }))).toBe('WRONG_PHASE');
    granted(await ana.answer(1, 'Red'));
    granted(await ben.answer(1, 'Blue'));
    phone.send('red');
    await ana.inbox.next('reveal', ({ index, you }) => index === 1 && you?.streak === 2);

    // A question before the last one, taken out, put back and taken out: whoever has a streak keeps it.
    for (const isOut of [true, false, true]) {
      granted(await judge({ index: 0, void: isOut }));
      await ana.inbox.next(
        'reveal',
        ({ you, revised }) =>
          revised === true &&
          you?.total === (isOut ? 1000 : 2000) &&
          you.streak === (isOut ? 1 : 2),
      );
    }
    await host.command('next');
    await told(phone, '🏁');
    const finished = await ana.inbox.next('finished');
    expect(finished).toMatchObject({ you: { total: 1000, rank: 1 } });
    expect(fromBusiness(phone)).toHaveLength(two.questions.length + 2);
    expect(refused(await judge({ index: 1, void: true }))).toBe('WRONG_PHASE');
    const review = granted(await ben.socket.emitWithAck('review', {}));
    expect(review.questions).toMatchObject([
      { void: true, graded: false },
      { correctness: 0, points: 0 },
    ]);
    const report = await reportOf(host.id);
    expect(report.rulings).toMatchObject([
      { question: 0, label: 'ROMA', correctness: 1, host: 1 },
      ...[true, false, true].map((isOut) => ({ question: 0, void: isOut, host: 1 })),
    ]);
    expect(report.questions).toMatchObject([{ void: true, right: 3 }, { right: 2 }]);
    expect(report.players.map(({ total }) => total)).toEqual([1000, 1000, 0]);
    expect(report.players[0]?.answers).toMatchObject([
      { right: true, points: 0 },
      { points: 1000 },
    ]);
  });

  it('on the question on show takes it out of the count, and nobody is wrong', async () => {
    using host = await hostGame(url, two, flat);
    using ana = await joinWeb(url, host.pin, 'Ana');
    using ben = await joinWeb(url, host.pin, 'Ben');
    await host.command('start');
    await ana.inbox.next('question');
    granted(await ana.answer(0, 'Rome'));
    granted(await ben.answer(0, 'Oslo'));
    await host.inbox.next('reveal');
    await host.command('pause');
    granted(await host.socket.emitWithAck('judge', { index: 0, void: true }));
    const revealed = await ben.inbox.next('reveal', ({ revised }) => revised === true);
    expect(revealed).toMatchObject({
      void: true,
      graded: false,
      you: { correct: true, points: 0, total: 0, rank: 1, streak: 0 },
    });
    const { state } = granted(await ana.socket.emitWithAck('sync', {}));
    expect(state).toMatchObject({ phase: 'revealed', reveal: { void: true }, you: { total: 0 } });
    expect(state.pausedAt).toBeGreaterThan(0);
  });

  it('may come while another one is being counted: all of them hold', async () => {
    using host = await hostGame(url, two, flat);
    using ana = await joinWeb(url, host.pin, 'Ana');
    using ben = await joinWeb(url, host.pin, 'Ben');
    await host.command('start');
    await ana.inbox.next('question');
    granted(await ana.answer(0, 'Roma'));
    granted(await ben.answer(0, 'Latium'));
    await host.inbox.next('reveal');
    const judge = (label: string, correctness: number) =>
      host.socket.emitWithAck('judge', { index: 0, label, correctness });
    const both = await Promise.all([judge('Roma', 0.5), judge('Latium', 1)]);
    for (const ack of both) granted(ack);
    await ben.inbox.next('reveal', ({ you }) => you?.points === 1000 && you.rank === 1);
    const { state } = granted(await ana.socket.emitWithAck('sync', {}));
    expect(state.you).toMatchObject({ total: 500, rank: 2, result: { partly: true } });
    expect(state.reveal?.accepted).toEqual(['Roma', 'Latium']);
  });
});
