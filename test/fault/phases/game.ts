import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { post } from '../../support/clients.ts';
import { AUTHORIZATION } from '../../support/lasting-game.ts';
import { singles } from '../../support/quizzes.ts';
import { type Deadly, PLEDGED } from '../fixtures/mortal.ts';
import { Changes } from '../rig/changes.ts';
import type { Created } from '../rig/created.ts';
import type { Following } from '../rig/follower.ts';
import { Host } from '../rig/host.ts';
import { keptOf } from '../rig/kept.ts';
import { Player } from '../rig/player.ts';
import type { News } from '../rig/record.ts';
import type { Stage } from '../rig/stage.ts';
import { pointsOf, sharedPoints } from './points.ts';

/** s that a question is open: all have answered long before. */
const LIMIT = 30;
/** The options of `singles`. */
const OPTIONS = ['Red', 'Green', 'Blue', 'Black'];
/** ms in which a step has to be done, whatever breaks in it. */
const PATIENCE = 90_000;

/** A game of the mode `mortal` on two processes, one of which dies in each of its phases. */
export class MortalGame implements AsyncDisposable {
  readonly #stage: Stage;
  readonly #created: Created;
  readonly #marks: string;
  readonly #questions: number;
  readonly #following: Following = { changes: new Changes(), questions: [] };
  readonly #host: Host;
  readonly #players: Player[] = [];
  /** By question, the option that counts besides. */
  readonly #accepted = new Map<number, number>();

  private constructor(stage: Stage, created: Created, marks: string, questions: number) {
    this.#stage = stage;
    this.#created = created;
    this.#marks = marks;
    this.#questions = questions;
    this.#host = new Host(stage.url, created, this.#following);
  }

  static async create(stage: Stage, questions: number): Promise<MortalGame> {
    const marks = await mkdtemp(join(tmpdir(), 'qrush-marks-'));
    const quiz = singles(questions, { limit: LIMIT });
    const stored = await post<{ id: string }>(`${stage.url}/api/quizzes`, quiz, AUTHORIZATION);
    const game = { quizId: stored.body.id, mode: 'mortal', options: { countdown: 0, marks } };
    const created = await post<Created>(`${stage.url}/api/games`, game, AUTHORIZATION);
    if (created.status !== 201) throw new Error(JSON.stringify(created.body));
    return new MortalGame(stage, created.body, marks, questions);
  }

  /** Lets so many more players in. */
  async join(count: number): Promise<void> {
    for (let more = 0; more < count; more++) {
      const index = this.#players.length;
      const habits = {
        choose: (question: number) => choiceOf(index, question),
        stake: () => stakeOf(index),
        think: () => 20 * index,
        sends: () => {},
      };
      const { door } = this.#stage;
      const player = new Player(
        ...([door.url, this.#created.pin, `Player ${index}`, habits, this.#following] as const),
      );
      this.#players.push(player);
    }
    await this.#until('all are in', () => this.#players.every(({ entered }) => entered));
  }

  /**
   * Has all but the first player say what is asked at the join.
   * @param onOne is called when one of them has said it
   */
  async pledge(onOne: () => void): Promise<void> {
    const [, ...others] = this.#players.entries();
    const pledges = others.map(([at, player]) => player.pledge(pledgeOf(at)));
    await Promise.race(pledges);
    onOne();
    await Promise.all(pledges);
  }

  /** Has the process die that does this first. */
  async mark(what: Deadly, question: number): Promise<void> {
    await writeFile(join(this.#marks, `${what} ${question}`), '');
  }

  /** Whether nobody has died of it yet. */
  async isMarked(what: Deadly, question: number): Promise<boolean> {
    return (await readdir(this.#marks)).includes(`${what} ${question}`);
  }

  /** Waits until somebody has died of it. */
  async unmarked(what: Deadly, question: number): Promise<void> {
    while (await this.isMarked(what, question));
  }

  /** Opens a question, or ends the game after the last one. */
  goOn(question: number): Promise<void> {
    return question === 0 ? this.#host.start() : this.#host.next(question - 1);
  }

  /** Rules that an option is right that is not, and which all who chose it have been told was wrong. */
  accept(question: number, option: number): Promise<void> {
    this.#accepted.set(question, option);
    return this.#host.accept(question, OPTIONS[option] ?? '');
  }

  /** Waits until somebody has an ack of an answer to this question. */
  answered(question: number): Promise<void> {
    const acked = ({ record: { given } }: Player) =>
      given.some((one) => one.question === question && one.receivedAt !== undefined);
    return this.#until(`answer ${question}`, () => this.#players.some(acked));
  }

  /** Waits until somebody has an ack of a stake. */
  staked(): Promise<void> {
    return this.#until('a stake', () => this.#players.some(({ staked }) => staked));
  }

  /** Waits until one, or everybody, has seen it. */
  seen(news: News, who: 'one' | 'all'): Promise<void> {
    const clients = [this.#host, ...this.#players];
    const has = (client: Host | Player) => client.has(news);
    return this.#until(news, () => (who === 'one' ? clients.some(has) : clients.every(has)));
  }

  /** Each player's total in the end, by name, as the server kept it. */
  async totals(): Promise<Map<string, number>> {
    const { players } = await keptOf(this.#stage, this.#created.id);
    return new Map(players.map(({ nickname, total }) => [nickname, total]));
  }

  /** Each player's total as it has to be. */
  due(): Map<string, number> {
    const questions = Array.from({ length: this.#questions }, (_, question) => question);
    const isRight = (player: number, question: number) =>
      [question % 4, this.#accepted.get(question)].includes(choiceOf(player, question));
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
            pledgeOf(player) +
            (shared[question] ?? 0),
          stakeOf(player),
        ),
      ]),
    );
  }

  /** Answers that were refused or never acked, and what else clients found wrong. */
  problems(): string[] {
    return this.#players.flatMap(({ record: { name, problems, given } }) => [
      ...problems,
      ...given
        .filter(({ receivedAt }) => receivedAt === undefined)
        .map(({ question, refused }) => `${name}, question ${question}: ${refused ?? 'no ack'}`),
    ]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const client of [this.#host, ...this.#players]) client.leave();
    await rm(this.#marks, { recursive: true });
  }

  async #until(what: string, fits: () => boolean): Promise<void> {
    const given = Date.now() + PATIENCE;
    const so = await this.#following.changes.until(fits, () => Date.now() > given);
    if (!so) throw new Error(`waited for in vain: ${what}`);
  }
}

/** A player's answer at the join, or the value that stands in for it. */
const pledgeOf = (player: number) => (player === 0 ? PLEDGED : 10 * player);

/** A player's bet. */
const stakeOf = (player: number) => player + 1;

const choiceOf = (player: number, question: number) =>
  (player * 7 + question * (1 + (player % 3))) % 4;
