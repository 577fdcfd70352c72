/** The real thing: PM2, two processes, Redis, PostgreSQL; a game that is played through a reload. */

import pino from 'pino';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PlayServerEvents } from '../../server/realtime/events.ts';
import type { Archive } from '../../server/records/contract.ts';
import { openRecords } from '../../server/records/open.ts';
import { recompute } from '../support/archive.ts';
import { connectHost, granted, Inbox, type PlaySocket, post } from '../support/clients.ts';
import { type Pm2, startPm2 } from '../support/pm2.ts';
import { singles } from '../support/quizzes.ts';
import { seeded } from '../support/random.ts';

const PLAYERS = 120;
const WORKERS = 2;

let pm2: Pm2;
let authorization: Record<string, string>;
beforeAll(async () => {
  pm2 = await startPm2(WORKERS);
  authorization = { authorization: `Bearer ${pm2.adminToken}` };
});
afterAll(() => pm2?.[Symbol.asyncDispose]());

/** A player as the pages have them: when the connection breaks, it comes back with its token. */
class LastingPlayer {
  readonly nickname: string;
  readonly inbox: Inbox<PlayServerEvents>;
  readonly #pin: string;
  readonly #socket: PlaySocket;
  #token: string | undefined;
  #joined: Promise<void> = Promise.resolve();
  returns = 0;

  constructor(url: string, pin: string, nickname: string) {
    this.nickname = nickname;
    this.#pin = pin;
    this.#socket = io(`${url}/play`, {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 50,
      reconnectionDelayMax: 200,
    });
    this.inbox = new Inbox<PlayServerEvents>(this.#socket);
    this.#socket.on('connect', () => {
      if (this.#token !== undefined) this.returns += 1;
      this.#joined = this.#join();
      this.#joined.catch(() => {});
    });
  }

  async joined(): Promise<void> {
    if (!this.#socket.connected)
      await new Promise<void>((resolve) => this.#socket.once('connect', () => resolve()));
    await this.#joined;
  }

  /** Sends an answer until it is acked: a lost connection is no reason to give up. */
  async answer(question: number, value: number): Promise<number> {
    for (;;) {
      await this.joined().catch(() => {});
      const ack = await this.#socket
        .timeout(3000)
        .emitWithAck('answer', { question, value })
        .catch(() => undefined);
      if (ack?.ok) return ack.receivedAt;
      const again = ack === undefined || ['SHUTTING_DOWN', 'NOT_JOINED'].includes(ack.error.code);
      if (!again) throw new Error(`${this.nickname}: ${ack.error.code}`);
    }
  }

  leave(): void {
    this.#socket.disconnect();
  }

  async #join(): Promise<void> {
    const ack = await this.#socket.timeout(5000).emitWithAck('join', {
      pin: this.#pin,
      nickname: this.nickname,
      ...(this.#token !== undefined && { token: this.#token }),
    });
    this.#token = granted(ack).token;
  }
}

async function createGame(
  questions: object,
): Promise<{ id: string; pin: string; hostToken: string }> {
  const quiz = await post<{ id: string }>(`${pm2.url}/api/quizzes`, questions, authorization);
  const game = await post<{ id: string; pin: string; hostToken: string }>(
    `${pm2.url}/api/games`,
    { quizId: quiz.body.id, options: { countdown: 0 } },
    authorization,
  );
  return game.body;
}

/** The archived game, as soon as it is written. */
async function archived(id: string): Promise<Archive> {
  for (;;) {
    const response = await fetch(`${pm2.url}/api/games/${id}/report`, { headers: authorization });
    await response.arrayBuffer();
    if (response.status === 200) break;
  }
  const log = pino({ level: 'silent' });
  const url = (await databaseUrl()) ?? '';
  const records = await openRecords({
    dataDir: '',
    database: { url, replicaUrls: [], connections: 2 },
    log,
  });
  try {
    const archive = await records.games.get(id);
    if (!archive) throw new Error('no archive');
    return archive;
  } finally {
    await records.close();
  }
}

async function databaseUrl(): Promise<string | undefined> {
  const [process] = JSON.parse((await pm2.run('jlist')).replace(/^[^[]*/s, '')) as {
    pm2_env: { DATABASE_URL?: string };
  }[];
  return process?.pm2_env.DATABASE_URL;
}

it('plays a game through a reload: nobody is lost, no answer is lost or doubled', {
  timeout: 180_000,
}, async () => {
  const game = await createGame(singles(3, { limit: 60 }));
  const host = connectHost(pm2.url);
  granted(await host.emitWithAck('attach', { pin: game.pin, hostToken: game.hostToken }));
  host.io.reconnection(true);
  host.on('connect', () => void host.emitWithAck('attach', game));

  const players = Array.from(
    { length: PLAYERS },
    (_, index) => new LastingPlayer(pm2.url, game.pin, `Player ${index}`),
  );
  await Promise.all(players.map((player) => player.joined()));
  const before = await pm2.pids();
  expect(new Set(before).size).toBe(WORKERS);

  granted(await host.emitWithAck('start', {}));
  await Promise.all(players.map(({ inbox }) => inbox.next('question')));

  // Half answer before the reload, half during it, the first one only then: so it stays open. And
  // newcomers come all the while.
  const random = seeded(7);
  const given = players.map(() => Math.floor(random() * 4));
  const half = PLAYERS / 2;
  await Promise.all(
    players.slice(1, half).map((player, index) => player.answer(0, given[index + 1] ?? 0)),
  );
  const reload = pm2.run('reload', 'qrush');
  let reloading = true;
  const newcomers: LastingPlayer[] = [];
  const arriving = (async () => {
    while (reloading && newcomers.length < 60) {
      const newcomer = new LastingPlayer(pm2.url, game.pin, `Newcomer ${newcomers.length}`);
      newcomers.push(newcomer);
      await newcomer.joined();
      await newcomer.answer(0, 0);
    }
  })();
  const answering = Promise.all(
    players.slice(half).map((player, index) => player.answer(0, given[half + index] ?? 0)),
  );
  await reload;
  reloading = false;
  await Promise.all([arriving, answering]);
  await players[0]?.answer(0, given[0] ?? 0);
  expect(newcomers.length).toBeGreaterThan(0);

  const after = await pm2.pids();
  for (const pid of after) expect(before).not.toContain(pid);
  // The game goes on: all have answered, so it is revealed, to everybody.
  const everybody = [...players, ...newcomers];
  await Promise.all(everybody.map((player) => player.joined()));
  await Promise.all(everybody.map(({ inbox }) => inbox.next('reveal')));
  expect(players.reduce((sum, { returns }) => sum + returns, 0)).toBeGreaterThanOrEqual(PLAYERS);

  if (!host.connected) await new Promise<void>((resolve) => host.once('connect', () => resolve()));
  granted(await host.emitWithAck('attach', { pin: game.pin, hostToken: game.hostToken }));
  granted(await host.emitWithAck('end', {}));

  const archive = await archived(game.id);
  expect(archive.players).toHaveLength(PLAYERS + newcomers.length);
  const ids = new Map(archive.players.map(({ id, nickname }) => [nickname, id]));
  for (const [index, { nickname }] of players.entries()) {
    const answers = archive.answers.filter(({ player }) => player === ids.get(nickname));
    expect(answers.map(({ question, value }) => [question, value])).toEqual([[0, given[index]]]);
  }
  const expected = recompute(archive, (question, value) => value === question % 4);
  for (const { id, total } of archive.players) expect(total).toBe(expected.get(id)?.total);

  for (const player of everybody) player.leave();
  host.disconnect();
  // Nothing was said but that it is ready.
  const said = (await pm2.logs()).split('\n').filter((line) => line.startsWith('{'));
  expect(said).toEqual([]);
});
