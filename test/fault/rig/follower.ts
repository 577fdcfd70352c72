import type { Socket } from 'socket.io-client';
import type { Snapshot } from '../../../server/protocol/snapshot.ts';
import { type Answer, passes, untilAgain } from './acks.ts';
import type { Changes } from './changes.ts';
import { ACK_TIMEOUT, CONNECT_TIMEOUT, SILENCE } from './limits.ts';
import { type ClientRecord, hungFor, type News, type QuestionRecord } from './record.ts';

/** How clients connect. */
export const CONNECTION = {
  transports: ['websocket'],
  forceNew: true,
  timeout: CONNECT_TIMEOUT,
  reconnectionDelay: 200,
  reconnectionDelayMax: 1000,
};

/** The common part of followers of one game. */
export interface Following {
  changes: Changes;
  questions: QuestionRecord[];
}

/**
 * A client that follows a game as docs/protocol.md has it, and writes down what it is told: it comes
 * back when the connection breaks, and asks `sync` when an event shows that it has missed another.
 */
export abstract class Follower {
  readonly record: ClientRecord;
  /** It is in the game, through the present connection. */
  entered = false;
  /** When it was told that the game is no more. */
  gone: number | undefined;
  protected readonly following: Following;
  protected readonly socket: Socket;
  /** It has left, or the game has been given up. */
  protected ended = false;
  #version = -1;
  #phase: Snapshot['phase'] = 'lobby';
  #question = -1;
  readonly #beganAt = Date.now();
  #lostAt: number | undefined;
  #heardAt = Date.now();
  #syncing = false;
  #watch: NodeJS.Timeout;

  constructor(socket: Socket, record: ClientRecord, following: Following) {
    this.socket = socket;
    this.record = record;
    this.following = following;
    socket.on('connect', () => void this.#enter());
    socket.on('connect_error', ({ message }) => {
      const now = Date.now();
      if (message !== 'timeout') return;
      record.hung = [...(record.hung ?? []), { from: now - CONNECT_TIMEOUT, to: now }];
    });
    socket.on('disconnect', (reason) => this.#lost(reason));
    socket.onAny((name: string, event: unknown) => this.#take(name, event as Partial<Snapshot>));
    const hear = () => {
      this.#heardAt = Date.now();
      socket.io.engine.on('packet', () => {
        this.#heardAt = Date.now();
      });
    };
    socket.io.on('open', hear);
    this.#watch = setInterval(() => this.#listen(), 500);
  }

  /** Asks to be let into the game: by `join` or `attach`. */
  protected abstract enter(): Promise<Answer<{ state: Snapshot }>>;

  /** Takes note of a refusal to let it in. @returns whether to ask again */
  protected refused(code: string): boolean {
    this.record.problems.push(`${this.record.name} could not enter: ${code}`);
    return false;
  }

  get phase(): Snapshot['phase'] {
    return this.#phase;
  }

  /** The question it is at, 0-based; -1 before the first. */
  get question(): number {
    return this.#question;
  }

  has(news: News): boolean {
    return this.record.saw.has(news);
  }

  leave(): void {
    this.ended = true;
    clearInterval(this.#watch);
    this.#out();
    this.socket.disconnect();
  }

  /** Sends a request once. @returns `undefined` when no ack came in time */
  protected async ask<Result extends object>(
    name: string,
    payload: object,
  ): Promise<Answer<Result>> {
    const ack: Answer<Result> = await this.socket
      .timeout(ACK_TIMEOUT)
      .emitWithAck(name, payload)
      .catch(() => undefined);
    if (ack && !ack.ok && ack.error.code === 'GAME_NOT_FOUND') this.#isGone();
    return ack;
  }

  /** Brings it up to date, however many attempts that takes. */
  async sync(): Promise<void> {
    if (this.#syncing) return;
    this.#syncing = true;
    while (this.entered && !this.ended && this.gone === undefined) {
      const ack = await this.ask<{ state: Snapshot }>('sync', {});
      if (ack?.ok) this.#adopt(ack.state);
      if (!passes(ack)) break;
      await untilAgain(ack);
    }
    this.#syncing = false;
  }

  async #enter(): Promise<void> {
    const { id } = this.socket;
    while (this.socket.id === id && this.socket.connected && !this.ended) {
      const ack = await this.enter();
      if (this.socket.id !== id || this.ended) return;
      if (ack?.ok) return this.#in(ack.state);
      if (this.gone !== undefined) return;
      if (!passes(ack) && ack && !this.refused(ack.error.code)) return;
      await untilAgain(ack);
    }
  }

  #in(state: Snapshot): void {
    this.entered = true;
    const now = Date.now();
    this.record.inGame.push({ from: now });
    if (this.record.entry === undefined) this.record.entry = now - this.#beganAt;
    else if (this.#lostAt !== undefined)
      this.record.ways.push(now - this.#lostAt - hungFor(this.record, this.#lostAt, now));
    this.#lostAt = undefined;
    this.#adopt(state);
  }

  #lost(reason: string): void {
    this.#lostAt ??= Date.now();
    this.#out();
    // The server sends a client away for good: nothing but the end of its game is a reason here.
    if (reason === 'io server disconnect' && !this.ended) this.#isGone();
    this.following.changes.tell();
  }

  #out(): void {
    const last = this.record.inGame.at(-1);
    if (this.entered && last) last.to = Date.now();
    this.entered = false;
  }

  #isGone(): void {
    this.gone ??= Date.now();
    this.following.changes.tell();
  }

  #listen(): void {
    const silent = Date.now() - this.#heardAt;
    if (this.#phase !== 'question' || !this.socket.connected || silent < SILENCE) return;
    this.#heardAt = Date.now();
    this.socket.io.engine.close();
  }

  #take(name: string, event: Partial<Snapshot> & { index?: number; reason?: string }): void {
    if (name === 'removed') {
      if (['kicked', 'replaced'].includes(event?.reason ?? ''))
        this.record.problems.push(`${this.record.name} was removed: ${event?.reason}`);
      else this.#isGone();
    }
    if (event?.version === undefined || !this.entered) return;
    const ahead = event.version - this.#version;
    if (ahead < 0) return;
    switch (name) {
      case 'state':
        this.#adopt(event as Snapshot);
        break;
      case 'lobby':
      case 'beat':
        // They carry the version without raising it.
        if (ahead > 0) void this.sync();
        return;
      case 'answers':
        if (event.index === this.#question && this.#phase === 'question' && ahead === 1) {
          this.#phase = 'closed';
          this.#version = event.version;
        } else if (ahead > 0 || event.index !== this.#question) void this.sync();
        return;
      case 'question':
        this.#at('question', event.index ?? -1);
        this.#noteTimes('question', event as Snapshot['question']);
        break;
      case 'reveal':
        this.#at('revealed', event.index ?? -1);
        break;
      case 'finished':
        this.#at('finished', this.#question);
        break;
    }
    if (ahead > 1 && name !== 'state') return void this.sync();
    this.#version = event.version;
  }

  #adopt(state: Snapshot): void {
    if (state.version < this.#version) return;
    this.#version = state.version;
    if (state.ask && state.coming) this.#see(`asking ${state.coming.index}`);
    if (state.reveal) this.#see(`reveal ${state.reveal.index}`);
    this.#noteTimes(state.phase, state.question);
    this.#at(state.phase, state.question?.index ?? this.#question);
  }

  #at(phase: Snapshot['phase'], question: number): void {
    this.#phase = phase;
    this.#question = question;
    if (phase === 'question') this.#see(`question ${question}`);
    if (phase === 'revealed') this.#see(`reveal ${question}`);
    if (phase === 'finished') this.#see('finished');
    this.following.changes.tell();
  }

  #see(news: News): void {
    if (this.record.saw.has(news)) return;
    this.record.saw.set(news, Date.now());
    this.sees(news);
  }

  /** Called at the first sight of everything. */
  protected sees(_news: News): void {}

  /** Until a question is closed its `closesAt` is the deadline, and then when it was closed. */
  #noteTimes(phase: Snapshot['phase'], question: Snapshot['question']): void {
    if (!question) return;
    const { index, openedAt, closesAt } = question;
    const known = this.following.questions[index];
    this.following.questions[index] = {
      ...known,
      openedAt,
      ...(phase !== 'question' && { closedAt: closesAt }),
    };
  }
}
