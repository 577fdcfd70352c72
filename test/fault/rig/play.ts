import { setTimeout as sleep } from 'node:timers/promises';
import { seeded } from '../../support/random.ts';
import { Changes } from './changes.ts';
import { type Created, createGame, rulesOf } from './created.ts';
import { DeafClient } from './deaf-client.ts';
import type { Follower, Following } from './follower.ts';
import { Host } from './host.ts';
import { ANSWER_GRACE } from './limits.ts';
import { type Habits, Player } from './player.ts';
import type { GameRecord, News } from './record.ts';
import type { Scenario } from './scenario.ts';
import type { Stage } from './stage.ts';
import { Trouble } from './trouble.ts';

/** ms after the last fault in which everybody has to have heard; those who have not then are missed. */
const PATIENCE = 6000;
/** The question in which one player says nothing. */
const SILENT = 1;
/** Players who join at once, and ms until the next ones do. */
const GROUP = 6;
const BETWEEN = 100;
/** ms that a storm has to spread over the processes. */
const SETTLING = 20_000;

export interface PlayOptions {
  players: number;
  /** 0-based: chance, the victim and the moment follow from it. */
  repetition: number;
  /** Ends the game wherever it is. */
  signal: AbortSignal;
}

/**
 * Plays the game of a scenario from the first join to its end.
 * @throws Error when it cannot be played on
 */
export async function play(
  scenario: Scenario,
  stage: Stage,
  options: PlayOptions,
): Promise<GameRecord> {
  const game = await createGame(stage.url, scenario, options.signal);
  const match = new Match(scenario, stage, game, options);
  try {
    await match.gather();
    if (scenario.vanishes) await match.vanish();
    else await match.run();
    return match.record;
  } finally {
    await match.end();
  }
}

/** One game: its host, its players, and what befalls them. */
class Match {
  readonly record: GameRecord;
  readonly #scenario: Scenario;
  readonly #stage: Stage;
  readonly #game: Created;
  readonly #options: PlayOptions;
  readonly #following: Following = { changes: new Changes(), questions: [] };
  readonly #host: Host;
  readonly #players: Player[] = [];
  readonly #deaf: DeafClient[] = [];
  readonly #trouble: Trouble;
  readonly #random: () => number;
  /** Answers that were sent, by question. */
  readonly #sent: number[] = [];

  constructor(scenario: Scenario, stage: Stage, game: Created, options: PlayOptions) {
    this.#scenario = scenario;
    this.#stage = stage;
    this.#game = game;
    this.#options = options;
    this.#random = seeded(options.repetition + 1);
    this.#host = new Host(stage.url, game, this.#following);
    this.record = {
      id: game.id,
      rules: rulesOf(scenario),
      questions: this.#following.questions,
      players: [],
      host: this.#host.record,
      faults: [],
      gone: [],
      shares: [],
      problems: [],
    };
    this.#trouble = new Trouble(scenario, options.repetition, this.record, {
      stage,
      quit: (tenths) => {
        for (const player of this.#tenths(tenths)) player.quit();
      },
      rejoin: async (ms) => {
        await Promise.all(this.#players.map((player) => player.rejoin(ms)));
      },
      deafen: (count) => this.#admitDeaf(count),
    });
  }

  /** Lets everybody in. */
  async gather(): Promise<void> {
    const { players: count } = this.#options;
    await this.#need('the host is attached', () => this.#host.entered);
    for (let index = 0; index < count; index++) {
      const { url } = this.#stage.door;
      const name = `Player ${index}`;
      const habits = this.#habits(index);
      const player = new Player(url, this.#game.pin, name, habits, this.#following);
      this.#players.push(player);
      this.record.players.push(player.record);
      if (index * 2 >= count) this.#trouble.at('lobby');
      if (index % GROUP === GROUP - 1) await sleep(BETWEEN);
    }
    await this.#need('everybody has joined', () => this.#players.every(({ entered }) => entered));
  }

  /** Plays every question, up to the podium. */
  async run(): Promise<void> {
    const { length } = this.record.rules;
    for (let question = 0; question < length; question++) {
      this.#trouble.at('next', question);
      await this.#goOn(question);
      await this.#ask(question);
      await this.#within('the host is up to date', this.#host.sync());
    }
    if (this.#scenario.storm) {
      await sleep(SETTLING);
      this.record.shares = await this.#stage.shares();
    }
    this.#trouble.at('finish');
    await this.#goOn(length);
    this.#trouble.at('archive');
    await this.#patiently(() => this.#all('finished'));
    const settled = ({ record: { given } }: Player) =>
      given.every(({ endedAt }) => endedAt !== undefined);
    await this.#patiently(() => this.#players.every(settled));
  }

  /** Opens a question in which the game is lost, and waits until everybody knows. */
  async vanish(): Promise<void> {
    await this.#goOn(0);
    await this.#need('question 1 is open', () => this.#all('question 0'));
    this.#trouble.at('open', 0);
    await this.#patiently(() => this.#clients().every(({ gone }) => gone !== undefined));
    this.record.gone = this.#clients().flatMap(({ record: { name }, gone }) =>
      gone === undefined ? [] : { name, at: gone },
    );
  }

  async end(): Promise<void> {
    await this.#trouble.end();
    for (const client of [this.#host, ...this.#players, ...this.#deaf]) client.leave();
  }

  /** The host has this question opened, or ends the game after the last one. */
  async #goOn(question: number): Promise<void> {
    const what = `the host goes on to ${question + 1}`;
    if (question === 0) return this.#within(what, this.#host.start());
    await this.#within(what, this.#host.next(question - 1));
    const before = this.#following.questions[question - 1];
    if (before) before.wentOnAt = Date.now();
  }

  /** From the opening of a question until everybody has seen its reveal. */
  async #ask(question: number): Promise<void> {
    const { changes, questions } = this.#following;
    const [opened, reveal] = [`question ${question}`, `reveal ${question}`] as [News, News];
    await this.#need(`question ${question + 1} is open`, () => this.#any(opened, reveal));
    const half = () => this.#acked(question) * 2 >= this.#options.players;
    const revealed = () => this.#any(reveal) || this.#options.signal.aborted;
    void changes.until(half, revealed).then((so) => so && this.#trouble.at('open', question));

    const openedAt = questions[question]?.openedAt ?? Date.now();
    const { limit = 0 } = this.record.rules[question] ?? {};
    const deadline = openedAt + limit * 1000 + ANSWER_GRACE;
    const closing = () => this.#trouble.at('closing', question);
    const timer = setTimeout(closing, deadline - Date.now());
    try {
      await this.#need(`question ${question + 1} is revealed`, () => this.#any(reveal), deadline);
    } finally {
      clearTimeout(timer);
    }
    this.#trouble.at('reveal', question);
    await this.#patiently(() => this.#all(reveal));
  }

  /** How a player plays: it answers each question, but for the one in which the first is silent. */
  #habits(index: number): Habits {
    const { talkative, vanishes } = this.#scenario;
    return {
      choose(question) {
        const silent = question === SILENT && index === 0 && !talkative;
        return silent || vanishes ? undefined : (index * 7 + question * (1 + (index % 3))) % 4;
      },
      think: () => 100 + this.#random() * 1300,
      sends: (question) => {
        this.#sent[question] = (this.#sent[question] ?? 0) + 1;
        if (this.#sent[question] === this.#options.players) this.#trouble.at('closing', question);
      },
    };
  }

  async #admitDeaf(count: number): Promise<void> {
    for (let index = 0; index < count; index++) {
      const client = new DeafClient(this.#stage.door.url, this.#game.pin, `Deaf ${index}`);
      this.#deaf.push(client);
      this.record.players.push(client.record);
      await client.join();
    }
  }

  #tenths(tenths: number): Player[] {
    return this.#players.filter((_, index) => index % 10 < tenths);
  }

  /** Everybody who is to be told. */
  #clients(): Follower[] {
    return [this.#host, ...this.#players.filter(({ record }) => record.left === undefined)];
  }

  #all(news: News): boolean {
    return this.#clients().every((client) => client.has(news));
  }

  #any(...news: News[]): boolean {
    return this.#clients().some((client) => news.some((one) => client.has(one)));
  }

  #acked(question: number): number {
    const acked = ({ record: { given } }: Player) =>
      given.some((one) => one.question === question && one.receivedAt !== undefined);
    return this.#players.filter(acked).length;
  }

  /** Waits until it is so, as long as that may take by what is promised, and somewhat longer. */
  #patiently(fits: () => boolean, from = Date.now()): Promise<boolean> {
    const { signal } = this.#options;
    const late = () => Date.now() > Math.max(from, this.#trouble.last) + PATIENCE;
    return this.#following.changes.until(fits, () => signal.aborted || late());
  }

  /** Waits for what is being done. @throws Error when it is not done in time */
  async #within(what: string, doing: Promise<void>): Promise<void> {
    let done = false;
    void doing.then(() => {
      done = true;
      this.#following.changes.tell();
    });
    await this.#need(what, () => done);
  }

  /** @throws Error when it does not come to this */
  async #need(what: string, fits: () => boolean, from = Date.now()): Promise<void> {
    if (await this.#patiently(fits, from)) return;
    const why = this.#options.signal.aborted ? 'the time was up' : 'it was waited for in vain';
    throw new Error(`not reached: ${what}; ${why}`);
  }
}
