/**
 * Everything the server sends matches the schemas: every event, every ack, and no field besides.
 */

import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { hostEvents, playEvents } from '../../../server/protocol/events.ts';
import type { hostRequests } from '../../../server/protocol/requests.ts';
import { hostResult, playResults } from '../../../server/protocol/results.ts';
import { snapshot } from '../../../server/protocol/snapshot.ts';
import { PROTOCOL } from '../../../server/protocol/version.ts';
import { type RunningApp, startApp } from '../../support/app.ts';
import { connectHost, connectPlayer, hostGame, Inbox } from '../../support/clients.ts';
import { everyType } from '../../support/quizzes.ts';

/** Socket.IO's type of the packet that welcomes a client. */
const CONNECT = 0;

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running[Symbol.asyncDispose]());

type Sent = { name: string; payload: unknown };
type Asking = {
  onAny(heard: (name: string, payload: unknown) => void): unknown;
  emitWithAck(name: never, payload: never): Promise<unknown>;
  disconnect(): unknown;
};

/** Parsing leaves out what a schema does not name: so what is the same afterwards has nothing else. */
function check(where: string, schema: z.ZodType, payload: unknown): void {
  const parsed = schema.safeParse(payload);
  expect(parsed.error?.issues ?? [], where).toEqual([]);
  expect(parsed.data, where).toStrictEqual(payload);
}

/** A client that writes down what it is sent, and looks at it. */
class Witness {
  readonly sent: Sent[] = [];
  readonly snapshots: object[] = [];
  /** Everything that came, in its order. */
  readonly heard: string[] = [];
  readonly #socket: Asking;
  readonly #results: (name: string) => z.ZodObject;

  constructor(socket: unknown, results: (name: string) => z.ZodObject) {
    this.#socket = socket as Asking;
    this.#results = results;
    this.#socket.onAny((name, payload) => {
      this.sent.push({ name, payload });
      this.heard.push(`${name} ${JSON.stringify(payload)}`);
    });
  }

  /** Asks, and checks what the ack carries. */
  async ask(name: string, payload: object): Promise<Record<string, never>> {
    const ack = await this.#socket.emitWithAck(name as never, payload as never);
    this.heard.push(`ack ${JSON.stringify(ack)}`);
    check(`ack of ${name}`, this.#results(name).extend({ ok: z.literal(true) }), ack);
    const { state } = ack as { state?: object };
    if (state) this.snapshots.push(state);
    return ack as Record<string, never>;
  }

  /** Checks all events so far. @returns their names */
  names(schemas: Record<string, z.ZodType>): Set<string> {
    for (const { name, payload } of this.sent) {
      const schema = schemas[name];
      expect(schema, name).toBeDefined();
      if (schema) check(`event ${name}`, schema, payload);
      if (name === 'state') this.snapshots.push(payload as object);
    }
    return new Set(this.sent.map(({ name }) => name));
  }

  [Symbol.dispose](): void {
    this.#socket.disconnect();
  }
}

const player = (socket: unknown) =>
  new Witness(socket, (name) => playResults[name as keyof typeof playResults]);
const hostWitness = (socket: unknown) =>
  new Witness(socket, (name) => hostResult(name as keyof typeof hostRequests));

/** The text that nobody may hear before the reveal of a question. */
const secretOf = (index: number) => `secret number ${index}`;

it('P16: a whole game is sent as the schemas say, with no field besides', async () => {
  const picture = { image: '/media/quizzes/picture.svg', alt: 'A picture' };
  const [first = {}, ...others] = everyType.questions;
  const quiz = {
    ...everyType,
    questions: [{ ...first, media: picture }, ...others].map((question, index) => ({
      ...question,
      limit: 60,
      explanation: `It is *so*: ${secretOf(index)}.`,
      category: 'Everything',
      difficulty: 'medium',
      credit: 'A test',
      ...(index === 2 && { points: 0 }),
    })),
  };
  const options = { approveNames: true, autoAdvance: 600, countdown: 1 };
  using game = await hostGame(running.url, quiz, options, {}, 'teams');
  const { pin, hostToken } = game;

  const hostSocket = connectHost(running.url);
  const hostInbox = new Inbox(hostSocket);
  using host = hostWitness(hostSocket);
  await host.ask('attach', { pin, hostToken });

  // Everybody waits to be let in; one is removed, and let back in.
  const ids: string[] = [];
  const players: Witness[] = [];
  const inboxes: Inbox<Record<string, (event: { index?: number }) => void>>[] = [];
  const sockets = [];
  for (const name of ['Ana', 'Ben', 'Cleo']) {
    const socket = connectPlayer(running.url);
    sockets.push(socket);
    const request = { pin, nickname: name, device: name };
    const refusal = await socket.emitWithAck('join', request);
    expect(refusal).toMatchObject({ ok: false, error: { code: 'WAITING_FOR_HOST' } });
    const [waiting] = (await hostInbox.next('waiting' as never, (list: { name: string }[]) =>
      list.some((one) => one.name === name),
    )) as { id: string; name: string }[];
    await host.ask('sync', {});
    await host.ask('admit', { id: waiting?.id, yes: true });
    const witness = player(socket);
    inboxes.push(new Inbox(socket));
    const { player: own } = (await witness.ask('join', request)) as unknown as {
      player: { id: string };
    };
    ids.push(own.id);
    players.push(witness);
  }
  const [ana, ben, cleo] = players;
  const [inbox] = inboxes;
  if (!ana || !ben || !cleo || !inbox) throw new Error('nobody came');
  await host.ask('kick', { playerId: ids[2] });
  await inboxes[2]?.next('removed');
  await host.ask('unban', { playerId: ids[2] });
  await host.ask('lock', { locked: true });
  await host.ask('lock', { locked: false });
  await host.ask('sweep', {});
  await inbox.next('beat');
  await ana.ask('face', { face: 7 });
  await inbox.next('lobby', (event) => 'faces' in event);
  await ben.ask('sync', {});
  await ana.ask('wave', { kind: 'wave' });
  await hostInbox.next('waves' as never);
  await inbox.next('waves');
  await host.ask('start', {});

  const answers: unknown[][] = [
    [2, 1],
    [[0, 2], [1]],
    [true, false],
    ['everest', 'K2'],
    ['8849', '5 million'],
  ];
  for (const [index, [right, wrong]] of answers.entries()) {
    await inbox.next('question', (event) => event.index === index);
    if (index === 0) {
      await host.ask('pause', {});
      await ana.ask('sync', {});
      await host.ask('resume', {});
    }
    if (index === 4) await ana.ask('read', { question: index, value: right });
    await ana.ask('answer', { question: index, value: right });
    await ana.ask('sync', {});
    await ben.ask('answer', { question: index, value: wrong });
    await inbox.next('reveal', (event) => event.index === index);
    await ana.ask('sync', {});
    await host.ask('sync', {});
    if (index === 3) await host.ask('hide', { index, label: 'K2' });
    await host.ask('next', {});
  }
  await inbox.next('finished');
  await ana.ask('sync', {});
  await ana.ask('review', {});
  await ben.ask('review', { from: 1 });
  await host.ask('sync', {});

  const toPlayers = players.flatMap((witness) => [...witness.names(playEvents)]);
  // Nothing is asked before a question here: see test/e2e/asking.test.ts.
  const all = (events: object, ...besides: string[]) =>
    new Set(Object.keys(events).filter((name) => !['asked', ...besides].includes(name)));
  expect(new Set(toPlayers)).toEqual(all(playEvents));
  // A host is told `closed` when the store has lost the game: see test/cluster/left-behind.test.ts.
  const toHosts = host.names(hostEvents);
  // The sound of big screens, see test/e2e/console.test.ts.
  expect(toHosts).toEqual(all(hostEvents, 'removed', 'sound'));

  // An explanation tells what is right: nothing carries it before the reveal, and the reveal does.
  for (const { heard } of [ana, ben, host]) {
    for (const index of answers.keys()) {
      const first = heard.find((one) => one.includes(secretOf(index)));
      expect(first).toMatch(new RegExp(`^reveal .*"index":${index},.*"explanationHtml":`));
    }
  }

  const seen = [...players, host].flatMap((witness) => witness.snapshots);
  const fields = new Set(seen.flatMap((shown) => Object.keys(shown)));
  // Nothing goes wrong in this game: see test/isolation; without waves, see test/e2e/moments.test.ts; of
  // chosen channels, see test/e2e/channels.test.ts; nothing is asked before a question: see
  // test/e2e/asking.test.ts; of steps after a reveal, see test/e2e/pacing.test.ts; of the
  // sound of big screens, see test/e2e/console.test.ts; of a game in which nobody earns points, see
  // test/e2e/modes.test.ts.
  const elsewhere = 'troubles waves channels ask coming join step sound points'.split(' ');
  expect(fields).toEqual(
    new Set(Object.keys(snapshot.shape).filter((field) => !elsewhere.includes(field))),
  );
  expect(seen.every((shown) => (shown as { protocol: string }).protocol === PROTOCOL)).toBe(true);
});

it.each(['/play', '/host'])(
  'P15: who enters %s hears the version, by every transport',
  async (namespace) => {
    const own = { protocol: 1 };
    for (const transports of [['websocket'], ['polling']]) {
      const socket = io(running.url + namespace, { transports, forceNew: true, auth: own });
      const { promise, resolve } = Promise.withResolvers<object>();
      socket.io.on('packet', ({ nsp, type, data }) => {
        if (nsp === namespace && type === CONNECT) resolve(data);
      });
      expect(await promise).toEqual({ sid: expect.any(String), protocol: PROTOCOL });
      // Later messages are sent as ever.
      expect(await socket.emitWithAck('sync', {})).toMatchObject({ ok: false });
      socket.disconnect();
    }
  },
);
