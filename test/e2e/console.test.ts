/**
 * The host's console asks for more than the game: the questions to come, who is awaited, the
 * screens' sound.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostServerEvents } from '../../server/protocol/events.ts';
import { startApp } from '../support/app.ts';
import { connectHost, granted, hostGame, Inbox, joinWeb, refused } from '../support/clients.ts';
import { startCluster } from '../support/cluster.ts';
import { singles } from '../support/quizzes.ts';

interface Stage extends AsyncDisposable {
  urls: [string, string];
}

const stages: [string, () => Promise<Stage>][] = [
  [
    'one process',
    async () => {
      const running = await startApp();
      const end = () => running[Symbol.asyncDispose]();
      return { urls: [running.url, running.url], [Symbol.asyncDispose]: end };
    },
  ],
  [
    'two processes on Redis',
    async () => {
      const cluster = await startCluster(2);
      const [one = '', other = ''] = cluster.servers.map(({ url }) => url);
      return { urls: [one, other], [Symbol.asyncDispose]: () => cluster[Symbol.asyncDispose]() };
    },
  ],
];

const quiz = {
  title: 'Ahead',
  questions: Array.from({ length: 12 }, (_, index) => ({
    text: `Question ${index + 1}?`,
    options: ['Yes', 'No', 'Maybe'],
    limit: 30 + index,
    ...(index === 0 ? { type: 'order' } : { type: 'single', correct: [index % 3] }),
    ...(index === 1 && { explanation: 'It is **so**.' }),
  })),
};

describe.each(stages)('in %s', (_, open) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await open();
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  it('P42: a host sees the questions to come, and what is right, as players will see them', async () => {
    using host = await hostGame(stage.urls[0], quiz);
    const first = granted(await host.socket.emitWithAck('script', {}));
    expect(first.questions.map(({ index }) => index)).toEqual([...Array(10).keys()]);
    const rest = granted(await host.socket.emitWithAck('script', { from: first.next ?? 0 }));
    expect(rest.questions.map(({ text }) => text)).toEqual(['Question 11?', 'Question 12?']);
    expect(rest).not.toHaveProperty('next');
    expect(granted(await host.socket.emitWithAck('script', { from: 400 })).questions).toEqual([]);

    const [one, two] = first.questions;
    expect(two).toMatchObject({ limit: 31, right: 'No', explanation: 'It is so.' });
    expect(two?.explanationHtml).toContain('<strong>so</strong>');
    // The right answer is told by the form that is shown: options may stand in another order.
    const { form, answer } = one ?? {};
    const shown = form?.kind === 'order' ? form.options.map(({ text }) => text) : [];
    expect(shown).not.toEqual(['Yes', 'No', 'Maybe']);
    const told = Array.isArray(answer) ? answer.map((at) => shown[Number(at)]) : [];
    expect(told).toEqual(['Yes', 'No', 'Maybe']);
    await host.command('start');
    const asked = await host.inbox.next('question');
    expect(asked.form).toEqual(form);
  });

  it('P42: a host sees who has not answered yet; nobody does while nothing is open', async () => {
    using host = await hostGame(stage.urls[0], singles(2, { limit: 600 }));
    const ask = () => host.socket.emitWithAck('awaited', {});
    using ana = await joinWeb(stage.urls[0], host.pin, 'Ana');
    using ben = await joinWeb(stage.urls[1], host.pin, 'Ben');
    expect(refused(await ask())).toBe('QUESTION_NOT_OPEN');
    await host.command('start');
    await ana.inbox.next('question');
    granted(await ana.answer(0, 0));
    const late = await joinWeb(stage.urls[1], host.pin, 'Cleo');
    expect(granted(await ask())).toMatchObject({
      index: 0,
      missing: late.state.question ? 2 : 1,
      channels: [{ name: 'web' }],
    });
    const { players } = granted(await ask());
    expect(players.find(({ nickname }) => nickname === 'Ben')).toEqual({
      id: ben.player.id,
      nickname: 'Ben',
      channel: 'web',
    });
    expect(players.some(({ nickname }) => nickname === 'Ana')).toBe(false);
    late.socket.disconnect();
  });

  it('P42: a host sees how answers spread before the close, by whichever process they came; nobody else does', async () => {
    const pick = { type: 'multiple', options: ['a', 'b', 'c'], correct: [0] };
    const questions = [
      { ...pick, text: 'Which?' },
      { type: 'text', text: 'What?', accepted: ['x'] },
    ].map((question) => ({ ...question, limit: 600 }));
    using host = await hostGame(stage.urls[0], { title: 'Spread', questions });
    using ana = await joinWeb(stage.urls[0], host.pin, 'Ana');
    using ben = await joinWeb(stage.urls[1], host.pin, 'Ben');
    using _cleo = await joinWeb(stage.urls[1], host.pin, 'Cleo');
    const look = async () => granted(await host.socket.emitWithAck('awaited', {}));
    await host.command('start');
    await ben.inbox.next('question');
    granted(await ana.answer(0, [0, 2]));
    granted(await ben.answer(0, [2]));
    expect((await look()).spread).toEqual([1, 0, 2]);
    await host.command('skip');
    await ben.inbox.next('reveal');
    expect(JSON.stringify(ben.inbox.all.slice(0, -2))).not.toContain('spread');
    await host.command('next');
    await ben.inbox.next('question', ({ index }) => index === 1);
    granted(await ben.answer(1, 'x'));
    expect(await look()).not.toHaveProperty('spread');
  });

  it('P43: the sound of big screens is turned off by the host who steers, as all hosts are told', async () => {
    using host = await hostGame(stage.urls[0], singles(1));
    using ana = await joinWeb(stage.urls[0], host.pin, 'Ana');
    const { pin, hostToken } = host;
    const { token } = granted(await host.socket.emitWithAck('screen', {}));
    const screen = connectHost(stage.urls[1]);
    const inbox = new Inbox<HostServerEvents>(screen);
    granted(await screen.emitWithAck('follow', { pin, token }));
    const before = granted(await host.socket.emitWithAck('sync', {}));
    expect(before.state).not.toHaveProperty('sound');
    granted(await host.socket.emitWithAck('sound', { on: false }));
    expect(await inbox.next('sound')).toEqual({ on: false });
    expect(await host.inbox.next('sound')).toEqual({ on: false });

    // Hosts and screens that come later are told as well.
    const watcher = connectHost(stage.urls[1]);
    const attached = await watcher.emitWithAck('attach', { pin, hostToken, watch: true });
    expect(granted(attached).state.sound).toBe(false);
    const late = connectHost(stage.urls[0]);
    expect(granted(await late.emitWithAck('follow', { pin, token })).state.sound).toBe(false);
    expect(refused(await watcher.emitWithAck('sound', { on: true }))).toBe('NOT_HOST');
    await host.command('start');
    await inbox.next('question');
    await ana.inbox.next('question');
    expect(inbox.of('sound')).toHaveLength(1);
    expect(host.inbox.of('sound')).toHaveLength(1);
    expect(ana.inbox.all.map(({ name }) => String(name))).not.toContain('sound');
    expect(JSON.stringify(ana.inbox.all)).not.toContain('"sound"');
    for (const socket of [screen, watcher, late]) socket.disconnect();
  });
});
