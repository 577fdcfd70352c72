import { io } from 'socket.io-client';
import type { PlayServerEvents } from '../../server/protocol/events.ts';
import type { Snapshot } from '../../server/protocol/snapshot.ts';
import { granted, Inbox, type PlaySocket } from './clients.ts';

/** A player as the pages have them: when the connection breaks, it comes back with its token. */
export class LastingPlayer {
  readonly nickname: string;
  readonly inbox: Inbox<PlayServerEvents>;
  /** How often it had to come back. */
  returns = 0;
  /** ms from each loss of the connection until it was in the game again, with its state. */
  readonly absences: number[] = [];
  readonly #pin: string;
  readonly #socket: PlaySocket;
  #token: string | undefined;
  #joined: Promise<void> = Promise.resolve();
  #lostAt: number | undefined;
  /** Joins whose acks never came. */
  #unheard = 0;
  /** The nickname it asks for. */
  #asked: string;

  constructor(
    url: string,
    pin: string,
    nickname: string,
    transport: 'websocket' | 'polling' = 'websocket',
  ) {
    this.nickname = nickname;
    this.#asked = nickname;
    this.#pin = pin;
    this.#socket = io(`${url}/play`, {
      transports: [transport],
      timeout: 3000,
      forceNew: true,
      reconnectionDelay: 50,
      reconnectionDelayMax: 200,
    });
    this.inbox = new Inbox<PlayServerEvents>(this.#socket);
    this.#socket.on('disconnect', () => {
      this.#lostAt ??= performance.now();
    });
    this.#socket.on('connect', () => {
      if (this.#token !== undefined) this.returns += 1;
      this.#joined = this.#join();
      this.#joined.catch(() => {});
    });
  }

  /** Waits until it is connected and in the game. @throws the error code as the message */
  async joined(): Promise<void> {
    if (!this.#socket.connected)
      await new Promise<void>((resolve) => this.#socket.once('connect', () => resolve()));
    await this.#joined;
  }

  /** Joins, and tries again for as long as the server asks for it or says nothing. */
  async arrived(): Promise<void> {
    for (;;) {
      const refusal = await this.joined().then(
        () => undefined,
        (error: Error) => error.message,
      );
      if (refusal === undefined) return;
      // The nickname is taken: by an attempt of its own, whose ack was lost. So it takes another.
      if (refusal === 'NICKNAME_TAKEN' && this.#unheard > 0) this.#asked = `${this.nickname} again`;
      else if (/^[A-Z_]+$/.test(refusal) && refusal !== 'SHUTTING_DOWN') throw new Error(refusal);
      if (this.#socket.connected) this.#joined = this.#join();
      else await new Promise<void>((resolve) => this.#socket.once('connect', () => resolve()));
    }
  }

  /**
   * Sends an answer until it is acked: a lost connection is no reason to give up.
   * @returns when the server received it, ms since the epoch
   */
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

  /** Waits until this question is open here, by an event or by what coming back tells. */
  sees(question: number): Promise<void> {
    return this.#until(
      ({ phase, question: shown }) => phase === 'question' && shown?.index === question,
      () => this.inbox.of('question').some(({ index }) => index === question),
    );
  }

  /** Waits until this question is revealed here. */
  isTold(question: number): Promise<void> {
    return this.#until(
      ({ phase, reveal }) => phase === 'revealed' && reveal?.index === question,
      () => this.inbox.of('reveal').some(({ index }) => index === question),
    );
  }

  leave(): void {
    this.#socket.disconnect();
  }

  async #until(fits: (state: Snapshot) => boolean, told: () => boolean): Promise<void> {
    while (!told()) {
      await this.joined().catch(() => {});
      const news = this.#news();
      const ack = await this.#socket
        .timeout(3000)
        .emitWithAck('sync', {})
        .catch(() => undefined);
      if (ack?.ok && fits(ack.state)) return;
      // Whatever changes is told to this socket, or to the one that comes after it.
      if (ack?.ok) await news;
    }
  }

  /** The next event, or a new connection. */
  #news(): Promise<void> {
    return new Promise((resolve) => {
      this.#socket.prependAny(() => resolve());
      this.#socket.once('connect', () => resolve());
    });
  }

  async #join(): Promise<void> {
    const ack = await this.#socket
      .timeout(5000)
      .emitWithAck('join', {
        pin: this.#pin,
        nickname: this.#asked,
        ...(this.#token !== undefined && { token: this.#token }),
      })
      .catch((error: unknown) => {
        this.#unheard += 1;
        throw error;
      });
    this.#token = granted(ack).token;
    if (this.#lostAt !== undefined) this.absences.push(performance.now() - this.#lostAt);
    this.#lostAt = undefined;
  }
}
