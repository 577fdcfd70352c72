import { io } from 'socket.io-client';
import type { Snapshot } from '../../../server/protocol/snapshot.ts';
import { type Answer, passes, untilAgain } from './acks.ts';
import { CONNECTION, Follower, type Following } from './follower.ts';

/** A host who steers a game, and gives a command until it is carried out. */
export class Host extends Follower {
  readonly #game: { pin: string; hostToken: string };

  constructor(url: string, game: { pin: string; hostToken: string }, following: Following) {
    super(
      io(`${url}/host`, CONNECTION),
      { name: 'the host', saw: new Map(), inGame: [], ways: [], problems: [] },
      following,
    );
    this.#game = { pin: game.pin, hostToken: game.hostToken };
  }

  protected enter(): Promise<Answer<{ state: Snapshot }>> {
    return this.ask('attach', this.#game);
  }

  /** Opens the first question. */
  start(): Promise<void> {
    return this.#insist('start', () => this.phase !== 'lobby');
  }

  /** Moves on from the reveal of this question. */
  next(question: number): Promise<void> {
    return this.#insist(
      'next',
      () => this.question !== question || !['revealed', 'closed', 'question'].includes(this.phase),
    );
  }

  /** Rules that answers which read so are right. To say so once more changes nothing. */
  async accept(index: number, label: string): Promise<void> {
    while (!this.ended && this.gone === undefined) {
      const ack = await this.ask('judge', { index, label, correctness: 1 });
      if (ack?.ok) return;
      if (!passes(ack) || ack === undefined)
        await this.following.changes.until(
          () => this.entered,
          () => this.ended,
        );
      await untilAgain(ack);
    }
  }

  /** @param done whether it has been carried out, as far as this host knows */
  async #insist(command: 'start' | 'next', done: () => boolean): Promise<void> {
    while (!this.ended && this.gone === undefined) {
      const ack = await this.ask(command, {});
      if (ack?.ok) return;
      // An ack that was lost may have been a grant: to ask again could go a step too far.
      if (!passes(ack) || ack === undefined) {
        await this.following.changes.until(
          () => this.entered,
          () => this.ended,
        );
        await this.sync();
        if (done()) return;
      }
      await untilAgain(ack);
    }
  }
}
