/** A question closes before its deadline only when nobody is waited for, whoever comes and goes. */
import { afterAll, describe, expect, it } from 'vitest';
import type { App } from '../../server/app.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { post } from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';
import { type RedisServer, startRedis, startRedisCluster } from '../support/redis.ts';

const PLAYERS = 30;

/** Rounds on each store; `npm run test:fault` plays 2,000. */
const ROUNDS = Number(process.env.QRUSH_EARLY_CLOSE_ROUNDS ?? 60);

/** Questions of a game: then a new one begins, so that a definition stays small. */
const QUESTIONS = 20;

/** Moves of players at the moment at which the host opens the next question. */
const MOVES = ['come back', 'grace ends', 'leave', 'kick', 'stay'] as const;
type Move = (typeof MOVES)[number];

interface Seated {
  id: string;
  connection: string;
}

/** A game whose players sit in all of the processes. */
class Game {
  readonly #apps: App[];
  readonly #id: string;
  readonly #players: Seated[] = [];
  #named = 0;
  #question = -1;

  private constructor(apps: App[], id: string) {
    this.#apps = apps;
    this.#id = id;
  }

  static async create(running: RunningApp[]): Promise<Game> {
    const [first] = running as [RunningApp];
    const quiz = singles(QUESTIONS, { limit: 600 });
    const { body } = await post<{ id: string }>(`${first.url}/api/quizzes`, quiz);
    const { id } = await first.app.games.create({ quizId: body.id, options: { countdown: 0 } });
    return new Game(
      running.map(({ app }) => app),
      id,
    );
  }

  /** Opens the next question while players come and go. @returns why it should not have closed */
  async round(move: Move): Promise<void> {
    while (this.#players.length < PLAYERS) await this.#join();
    this.#question += 1;
    const [app] = this.#apps as [App];
    const opens = app.games.command(this.#id, { type: this.#question === 0 ? 'start' : 'next' });
    await Promise.all([
      opens,
      ...this.#players.slice(1).map((player, at) => this.#move(player, at, move)),
    ]);
    await Promise.all(this.#apps.map((one) => one.games.idle()));
    const { phase } = await app.games.state(this.#id);
    expect(phase).toMatchObject({ name: 'open', question: this.#question });
    await this.#answer();
  }

  /** Everybody answers, some while others come back: it closes with the last one, and is revealed. */
  async #answer(): Promise<void> {
    const all = await Promise.all(
      this.#players.map(async ({ id }, at) =>
        this.#app(at).games.answer(this.#id, id, this.#question, 0),
      ),
    );
    expect(all).toHaveLength(this.#players.length);
    await Promise.all(this.#apps.map((one) => one.games.idle()));
    const { phase } = await this.#app(0).games.state(this.#id);
    expect(phase).toMatchObject({ name: 'revealed', question: this.#question });
  }

  async #move(player: Seated, at: number, move: Move): Promise<void> {
    const { games } = this.#app(at);
    const { id, connection } = player;
    switch (move) {
      case 'come back':
        player.connection = `${connection}+`;
        await games.connect(this.#id, id, player.connection);
        return;
      case 'grace ends':
        await games.disconnect(this.#id, id, connection);
        await games.connect(this.#id, id, connection);
        return;
      case 'leave':
      case 'kick':
        if (at % 3 > 0) return;
        this.#players.splice(this.#players.indexOf(player), 1);
        if (move === 'leave') await games.leave(this.#id, id);
        else await games.kick(this.#id, id);
        return;
      case 'stay':
        return;
    }
  }

  async #join(): Promise<void> {
    const at = this.#named++;
    const { games } = this.#app(at);
    const { id } = await games.join(this.#id, { nickname: `Player ${at}`, channel: 'web' });
    await games.connect(this.#id, id, `c${at}`);
    this.#players.push({ id, connection: `c${at}` });
  }

  #app(at: number): App {
    return this.#apps[at % this.#apps.length] as App;
  }
}

/** @param start the processes */
function earlyClose(name: string, start: () => Promise<RunningApp[]>): void {
  it(
    `never, on ${name}`,
    async () => {
      const running = await start();
      try {
        for (let round = 0; round < ROUNDS; ) {
          const game = await Game.create(running);
          for (let question = 0; question < QUESTIONS && round < ROUNDS; question++, round++)
            await game.round(MOVES[round % MOVES.length] as Move);
        }
      } finally {
        for (const one of running) await one[Symbol.asyncDispose]();
      }
    },
    60_000 + ROUNDS * 500,
  );
}

describe('a question closes early while somebody is waited for', async () => {
  const redis: RedisServer = await startRedis();
  const cluster = await startRedisCluster();
  afterAll(async () => {
    await redis[Symbol.asyncDispose]();
    await cluster[Symbol.asyncDispose]();
  });
  // One after the other: a database in the process that starts holds up what another one waits for.
  const pair = async (settings: object) => [await startApp(settings), await startApp(settings)];

  earlyClose('the memory store', async () => [await startApp()]);
  earlyClose('Redis', () => pair({ redisUrl: redis.url }));
  earlyClose('a Redis Cluster', () =>
    pair({ redisUrl: redis.url, redisStateUrl: cluster.url, redisPrefix: 'cluster:' }),
  );
});
