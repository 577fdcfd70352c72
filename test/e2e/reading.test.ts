/** Questions that are read, and loaded by those who said so, before they open; in one process, and in two. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PATIENCE } from '../../server/engine/reading.ts';
import { startApp } from '../support/app.ts';
import {
  connectHost,
  connectPlayer,
  granted,
  type Host,
  hostGame,
  Inbox,
  joinWeb,
  refused,
} from '../support/clients.ts';
import { startCluster } from '../support/cluster.ts';
import { single } from '../support/quizzes.ts';

interface Stage extends AsyncDisposable {
  urls: [string, string];
}

const stages: [string, () => Promise<Stage>][] = [
  [
    'one process',
    async () => {
      const running = await startApp();
      return {
        urls: [running.url, running.url],
        [Symbol.asyncDispose]: () => running[Symbol.asyncDispose](),
      };
    },
  ],
  [
    'two processes on Redis',
    async () => {
      const cluster = await startCluster(2);
      const [one, other] = cluster.servers;
      return {
        urls: [one?.url ?? '', other?.url ?? ''],
        [Symbol.asyncDispose]: () => cluster[Symbol.asyncDispose](),
      };
    },
  ],
];

const picture = { image: '/media/starter/planets.png', alt: 'Planets' };
const quiz = {
  title: 'Pictured',
  questions: [
    single('One?', 1, { media: picture, category: 'Space', points: 2000 }),
    single('Two?', 1),
    single('Three?', 1, { media: picture }),
  ],
};

/** Questions whose pictures are in their forms. */
const formed = {
  title: 'Formed',
  questions: [
    {
      type: 'match',
      text: 'Which?',
      pairs: [
        [{ media: { image: '/media/b.png', alt: 'Yellow' } }, 'Cheese'],
        [{ media: { image: '/media/a.png', alt: 'Grey' } }, 'Moon'],
      ],
    },
    {
      type: 'point',
      text: 'Where?',
      picture,
      spot: { name: 'Mars', x: 0.3, y: 0.6, width: 0.1, height: 0.1 },
    },
  ],
};

/** A player who loads ahead. */
async function loader(url: string, { pin }: Host, nickname: string) {
  const socket = connectPlayer(url);
  const inbox = new Inbox(socket) as Awaited<ReturnType<typeof joinWeb>>['inbox'];
  granted(await socket.emitWithAck('join', { pin, nickname, preload: true }));
  return {
    inbox,
    loaded: async (question: number) => granted(await socket.emitWithAck('loaded', { question })),
    [Symbol.dispose]: () => void socket.disconnect(),
  };
}

/** A big screen that loads ahead. */
async function screenOf(url: string, host: Host) {
  const { token } = granted(await host.socket.emitWithAck('screen', {}));
  const socket = connectHost(url);
  granted(await socket.emitWithAck('follow', { pin: host.pin, token, preload: true }));
  return {
    loaded: async (question: number) => granted(await socket.emitWithAck('loaded', { question })),
    [Symbol.dispose]: () => void socket.disconnect(),
  };
}

describe.each(stages)('in %s', (_where, start) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await start();
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  it('P46: a question is read before its options come, and nothing tells them sooner', async () => {
    using host = await hostGame(stage.urls[0], quiz, { reading: 0.4 });
    using ana = await joinWeb(stage.urls[1], host.pin, 'Ana');
    const shown = await host.command('start');
    expect(shown).toMatchObject({
      phase: 'countdown',
      coming: {
        index: 0,
        text: 'One?',
        category: 'Space',
        media: { kind: 'picture', image: picture.image },
        points: 2000,
        kind: 'pick',
        options: 4,
      },
    });
    expect(shown.coming).not.toHaveProperty('loads');
    expect((shown.opensAt ?? 0) - (shown.coming?.shownAt ?? 0)).toBe(400);
    const told = await ana.inbox.next('state', ({ coming }) => coming?.index === 0);
    expect(JSON.stringify([shown, told])).not.toContain('Green');
    expect(refused(await ana.answer(0, 1))).toBe('QUESTION_NOT_OPEN');
    const { openedAt } = await ana.inbox.next('question');
    expect(openedAt).toBeGreaterThanOrEqual(shown.opensAt ?? 0);
    granted(await ana.answer(0, 1));
    await ana.inbox.next('reveal');
    expect((await host.command('next')).coming).toMatchObject({ index: 1, text: 'Two?' });
    await ana.inbox.next('question', ({ index }) => index === 1);
  });

  it('P47: a picture is waited for until those have it who load ahead, and for nobody else', async () => {
    using host = await hostGame(stage.urls[0], quiz, { preload: true });
    using _ben = await joinWeb(stage.urls[0], host.pin, 'Ben');
    using ana = await loader(stage.urls[1], host, 'Ana');
    using screen = await screenOf(stage.urls[1], host);
    const dead = await loader(stage.urls[0], host, 'Dan');
    const { coming, opensAt = 0 } = await host.command('start');
    expect(coming).toMatchObject({ loads: true });
    await ana.inbox.next('state', (state) => state.coming?.loads === true);
    dead[Symbol.dispose]();
    await screen.loaded(0);
    // Of another question it is no news.
    await ana.loaded(2);
    const { state } = granted(await host.socket.emitWithAck('sync', {}));
    expect(state.phase).toBe('countdown');
    await ana.loaded(0);
    const { openedAt } = await ana.inbox.next('question');
    expect(openedAt).toBeLessThan(opensAt + PATIENCE);

    // Without a picture there is nothing to wait for.
    await host.command('skip');
    await ana.inbox.next('reveal');
    expect((await host.command('next')).phase).toBe('question');
    await host.command('skip');
    await ana.inbox.next('reveal', ({ index }) => index === 1);
    // Silent players are waited for, but not for long; in a pause time stands still.
    await host.command('next');
    await host.command('pause');
    const resumed = await host.command('resume');
    const late = await ana.inbox.next('question', ({ index }) => index === 2);
    expect(late.openedAt).toBeGreaterThanOrEqual((resumed.opensAt ?? 0) + PATIENCE);
  });

  it('P47: pictures of options are loaded once the question has been read, that to point at before', async () => {
    using host = await hostGame(stage.urls[0], formed, { preload: true, reading: 0.4 });
    using ana = await loader(stage.urls[1], host, 'Ana');
    const shown = await host.command('start');
    expect(shown.coming).toMatchObject({ text: 'Which?', kind: 'match' });
    expect(shown.coming).not.toHaveProperty('loads');
    const opening = await ana.inbox.next('state', ({ coming }) => coming?.loads === true);
    expect(opening.coming).toMatchObject({ pictures: ['/media/a.png', '/media/b.png'] });
    for (const state of [shown, opening]) expect(JSON.stringify(state)).not.toContain('Cheese');
    expect(JSON.stringify(shown)).not.toContain('/media/');
    await ana.loaded(0);
    const { openedAt } = await ana.inbox.next('question');
    expect(openedAt).toBeLessThan((opening.opensAt ?? 0) + PATIENCE);
    await host.command('skip');
    await ana.inbox.next('reveal');

    const { coming, opensAt = 0 } = await host.command('next');
    expect(coming).toMatchObject({ kind: 'point', media: { image: picture.image }, loads: true });
    await ana.inbox.next('state', (state) => state.coming?.index === 1);
    await ana.loaded(1);
    const pointed = await ana.inbox.next('question', ({ index }) => index === 1);
    expect(pointed.openedAt).toBeLessThan(opensAt + PATIENCE);
  });

  it('P47: hosts and strangers load nothing', async () => {
    using host = await hostGame(stage.urls[0], quiz);
    expect(refused(await host.socket.emitWithAck('loaded', { question: 0 }))).toBe('NOT_HOST');
    const socket = connectPlayer(stage.urls[0]);
    expect(refused(await socket.emitWithAck('loaded', { question: 0 }))).toBe('NOT_JOINED');
    socket.disconnect();
  });
});
