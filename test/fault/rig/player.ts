import { setTimeout as sleep } from 'node:timers/promises';
import { io } from 'socket.io-client';
import type { PlayResults } from '../../../server/protocol/requests.ts';
import type { Snapshot } from '../../../server/protocol/snapshot.ts';
import { type Answer, passes, untilAgain } from './acks.ts';
import { CONNECTION, Follower, type Following } from './follower.ts';
import type { Given, News, PlayerRecord } from './record.ts';

/** How a player plays. */
export interface Habits {
  /** The option it chooses, or `undefined`: it sees the question and does nothing. */
  choose(question: number): number | undefined;
  /** The answer to the ask before a question; left out: nothing. */
  stake?(question: number): number;
  /** ms it thinks before. */
  think(question: number): number;
  /** Called as it sends an answer for the first time. */
  sends(question: number): void;
}

/** A player who answers each question by itself, and keeps at it until the answer is acked. */
export class Player extends Follower {
  declare readonly record: PlayerRecord;
  readonly #pin: string;
  readonly #habits: Habits;
  #token: string | undefined;
  /** An answer to what is asked before a question was acked. */
  staked = false;
  /** A join whose ack never came: its nickname may be taken by itself. */
  #unheard = false;

  constructor(url: string, pin: string, name: string, habits: Habits, following: Following) {
    super(
      io(`${url}/play`, CONNECTION),
      {
        name,
        saw: new Map(),
        inGame: [],
        ways: [],
        problems: [],
        nicknames: [name],
        given: [],
      } as PlayerRecord,
      following,
    );
    this.#pin = pin;
    this.#habits = habits;
  }

  protected async enter(): Promise<Answer<{ state: Snapshot }>> {
    const ack = await this.ask<PlayResults['join']>('join', {
      pin: this.#pin,
      nickname: this.record.nicknames.at(-1),
      ...(this.#token !== undefined && { token: this.#token }),
    });
    if (ack?.ok) this.#token = ack.token;
    if (ack === undefined && this.#token === undefined) this.#unheard = true;
    return ack;
  }

  protected override refused(code: string): boolean {
    const own = code === 'NICKNAME_TAKEN' && this.#unheard;
    if (!own) return super.refused(code);
    // Not by a sign: names are compared without those.
    this.record.nicknames.push(`${this.record.nicknames.at(-1)}x`);
    return true;
  }

  protected override sees(news: News): void {
    const [what, index] = news.split(' ');
    const question = Number(index);
    const stake = what === 'asking' ? this.#habits.stake?.(question) : undefined;
    if (stake !== undefined) void this.#stake(question, stake);
    if (what !== 'question') return;
    const value = this.#habits.choose(question);
    if (value === undefined) return;
    setTimeout(() => void this.#answer(question, value), this.#habits.think(question));
  }

  /** Joins again and again with its token for so many ms, as it does when it comes back. */
  async rejoin(ms: number): Promise<void> {
    const until = Date.now() + ms;
    while (Date.now() < until && this.entered && this.#token !== undefined) {
      await this.enter();
      // A socket may send 40 events at once, and has to answer as well.
      await sleep(15);
    }
  }

  /** Leaves for good. */
  quit(): void {
    this.record.left = Date.now();
    this.leave();
  }

  /** Says this to what is asked at the join, until that is acked. */
  async pledge(value: number): Promise<void> {
    const ack = await this.#insist('choose', { value });
    if (!ack?.ok)
      this.record.problems.push(`${this.record.name} could not pledge: ${ack?.error.code}`);
  }

  async #answer(question: number, value: number): Promise<void> {
    if (this.ended) return;
    this.#habits.sends(question);
    const given: Given = { question, value, sentAt: Date.now() };
    this.record.given.push(given);
    const ack = await this.#insist<PlayResults['answer']>('answer', { question, value });
    if (ack) given.endedAt = Date.now();
    if (ack?.ok) given.receivedAt = ack.receivedAt;
    else if (ack) given.refused = ack.error.code;
    this.following.changes.tell();
  }

  async #stake(question: number, value: number): Promise<void> {
    const ack = await this.#insist('answer', { question, value, step: 'before' });
    if (ack?.ok) this.staked = true;
    else this.record.problems.push(`${this.record.name} could not bet: ${ack?.error.code}`);
    this.following.changes.tell();
  }

  /** Sends it until it is granted or refused. @returns `undefined` when the game is over before */
  async #insist<Result extends object>(name: string, payload: object): Promise<Answer<Result>> {
    while (!this.ended && this.gone === undefined) {
      if (!this.entered) {
        await this.following.changes.until(
          () => this.entered,
          () => this.ended,
        );
        continue;
      }
      const ack = await this.ask<Result>(name, payload);
      if (!passes(ack)) return ack;
      await untilAgain(ack);
    }
    return undefined;
  }
}
