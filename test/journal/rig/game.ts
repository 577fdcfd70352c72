import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../../../server/protocol/report.ts';
import { type Deadly, PLEDGED } from '../../fault/fixtures/mortal.ts';
import { pointsOf, sharedPoints } from '../../fault/phases/points.ts';
import { Changes } from '../../fault/rig/changes.ts';
import type { Created } from '../../fault/rig/created.ts';
import type { Following } from '../../fault/rig/follower.ts';
import { Player } from '../../fault/rig/player.ts';
import type { News } from '../../fault/rig/record.ts';
import { post } from '../../support/clients.ts';
import { AUTHORIZATION } from '../../support/lasting-game.ts';
import { singles } from '../../support/quizzes.ts';
import type { OneProcess } from './one-process.ts';
import { SteeringHost } from './steering-host.ts';

export const QUESTIONS = 2;
export const PLAYERS = 3;

/** The options of `singles`. */
const OPTIONS = ['Red', 'Green', 'Blue', 'Black'];

/** ms in which a step has to be done, whatever is killed meanwhile. */
const PATIENCE = 40_000;

export interface GameOptions {
  /** s that a question is open, and that it is counted down. */
  limit?: number;
  countdown?: number;
  /** ms that a player thinks about a question. */
  think?(player: number, question: number): number;
  /** Whether a player sees a question and says nothing. */
  isSilent?(player: number, question: number): boolean;
}

/** The fate of a game. */
export interface GameVerdict {
  lost: boolean;
  acked: number;
  /** Acked, and not in the report. */
  ackedLost: number;
  /** In the report twice or never given, or points that nobody has earned. */
  twice: number;
  problems: string[];
}

/** A game of the mode `mortal`, whose players come back by their tokens and play on. */
export class Game implements Disposable {
  readonly name: string;
  readonly created: Created;
  readonly following: Following = { changes: new Changes(), questions: [] };
  readonly host: SteeringHost;
  readonly #server: OneProcess;
  readonly #marks: string;
  readonly #options: GameOptions;
  readonly #players: Player[] = [];

  private constructor(
    name: string,
    server: OneProcess,
    created: Created,
    marks: string,
    options: GameOptions,
  ) {
    this.name = name;
    this.created = created;
    this.#server = server;
    this.#marks = marks;
    this.#options = options;
    this.host = new SteeringHost(server.url, created, this.following);
  }

  /** @param marks a folder of its own, see `test/fault/fixtures/mortal.ts` */
  static async create(
    name: string,
    server: OneProcess,
    marks: string,
    options: GameOptions = {},
  ): Promise<Game> {
    const { limit = 30, countdown = 0 } = options;
    const quiz = singles(QUESTIONS, { limit });
    const stored = await post<{ id: string }>(`${server.url}/api/quizzes`, quiz, AUTHORIZATION);
    const wanted = { quizId: stored.body.id, mode: 'mortal', options: { countdown, marks } };
    const created = await post<Created>(`${server.url}/api/games`, wanted, AUTHORIZATION);
    if (created.status !== 201) throw new Error(JSON.stringify(created.body));
    return new Game(name, server, created.body, marks, options);
  }

  /** Lets so many more players in. */
  async join(count: number): Promise<void> {
    const { think = (player: number) => 10 * player } = this.#options;
    const isSilent = (player: number, question: number) => this.#isSilent(player, question);
    for (let more = 0; more < count; more++) {
      const index = this.#players.length;
      const habits = {
        choose: (question: number) =>
          isSilent(index, question) ? undefined : choiceOf(index, question),
        stake: () => stakeOf(index),
        think: (question: number) => think(index, question),
        sends: () => {},
      };
      const { pin } = this.created;
      const name = `Player ${index}`;
      this.#players.push(new Player(this.#server.url, pin, name, habits, this.following));
    }
    await this.until('all are in', () => this.#players.every(({ entered }) => entered));
  }

  /** Has the process die when it does this. */
  async mark(what: Deadly, question: number): Promise<void> {
    await writeFile(join(this.#marks, `${what} ${question}`), '');
  }

  /** Waits until so many have an ack of an answer to this question. */
  answered(question: number, count: number): Promise<void> {
    const acked = ({ record: { given } }: Player) =>
      given.some((one) => one.question === question && one.receivedAt !== undefined);
    return this.until(`answer ${question}`, () => this.#players.filter(acked).length >= count);
  }

  staked(): Promise<void> {
    return this.until('a stake', () => this.#players.some(({ staked }) => staked));
  }

  /** Waits until everybody has seen it, or the host at least. */
  seen(news: News, who: 'host' | 'all' = 'all'): Promise<void> {
    const clients = who === 'host' ? [this.host] : [this.host, ...this.#players];
    return this.until(news, () => clients.every((client) => client.has(news)));
  }

  /** Plays on to the end, from wherever the game is. */
  async finish(): Promise<void> {
    if (this.host.phase === 'lobby') await this.host.start();
    for (let question = 0; question < QUESTIONS; question++) {
      // Nobody says anything any more.
      if (this.#isSilent(PLAYERS - 1, question)) await this.host.give('skip');
      await this.seen(`reveal ${question}`);
      await this.host.next(question);
    }
    await this.seen('finished');
  }

  /** Compares what clients were told with what was kept. */
  async judge(): Promise<GameVerdict> {
    const report = await this.#report();
    const problems = this.#players.flatMap(({ record }) => record.problems);
    const given = this.#players.flatMap(({ record: { name, given: all } }) =>
      all.map((one) => ({ name, ...one, label: OPTIONS[one.value] ?? '' })),
    );
    const acked = given.filter(({ receivedAt }) => receivedAt !== undefined);
    if (!report) return { lost: true, acked: acked.length, ackedLost: 0, twice: 0, problems };
    const unheard = given.length - acked.length;
    if (unheard > 0) problems.push(`${unheard} answers were refused, or never acked`);
    for (const { staked, record } of this.#players)
      if (!staked)
        problems.push(
          `${record.name} gave no bet that was acked: in the game ${JSON.stringify(record.inGame)}`,
        );
    const kept = report.players.flatMap(({ nickname, answers }) =>
      answers.map(({ question, answer }) => ({ name: nickname, question, label: answer })),
    );
    const isSame = (one: (typeof kept)[number], other: (typeof given)[number]) =>
      one.name === other.name && one.question === other.question && one.label === other.label;
    const ackedLost = acked.filter((one) => !kept.some((it) => isSame(it, one))).length;
    const places = kept.map(({ name, question }) => `${name} ${question}`);
    const doubled = places.filter((place, at) => places.indexOf(place) !== at).length;
    const never = kept.filter((it) => !given.some((one) => isSame(it, one))).length;
    const due = this.#due();
    const wrong = report.players.filter(({ nickname, total }) => due.get(nickname) !== total);
    for (const { nickname, total } of wrong)
      problems.push(`${nickname}: ${total} points, not ${due.get(nickname)}`);
    const twice = doubled + never + wrong.length;
    return { lost: false, acked: acked.length, ackedLost, twice, problems };
  }

  [Symbol.dispose](): void {
    for (const client of [this.host, ...this.#players]) client.leave();
  }

  async until(what: string, fits: () => boolean): Promise<void> {
    const given = Date.now() + PATIENCE;
    const so = await this.following.changes.until(fits, () => Date.now() > given);
    if (so) return;
    const where = [this.host, ...this.#players].map(
      ({ record: { name, problems }, phase, question, entered, gone }) =>
        `${name} ${entered ? 'at' : 'away from'} ${phase} ${question}${gone ? ', told that it is gone' : ''}${problems}`,
    );
    throw new Error(`${this.name}: waited for in vain: ${what}; ${where.join(', ')}`);
  }

  #isSilent(player: number, question: number): boolean {
    return this.#options.isSilent?.(player, question) ?? false;
  }

  async #report(): Promise<Report | undefined> {
    const until = Date.now() + PATIENCE;
    while (Date.now() < until) {
      const report = await this.#server.get<Report>(
        `/api/games/${this.created.id}/report?format=json`,
      );
      if (report) return report;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return undefined;
  }

  /** Each player's due points. */
  #due(): Map<string, number> {
    const questions = Array.from({ length: QUESTIONS }, (_, question) => question);
    const isRight = (player: number, question: number) =>
      question % 4 === choiceOf(player, question) && !this.#isSilent(player, question);
    const all = [...this.#players.keys()];
    const shared = questions.map((question) =>
      sharedPoints(all.filter((player) => isRight(player, question)).length),
    );
    return new Map(
      all.map((player) => [
        `Player ${player}`,
        questions.reduce(
          (sum, question) =>
            sum +
            pointsOf(isRight(player, question), question + 1) +
            PLEDGED +
            (shared[question] ?? 0),
          this.#players[player]?.staked ? stakeOf(player) : 0,
        ),
      ]),
    );
  }
}

/** A player's bet. */
const stakeOf = (player: number) => player + 1;

const choiceOf = (player: number, question: number) =>
  (player * 7 + question * (1 + (player % 3))) % 4;
