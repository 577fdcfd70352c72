import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import type { Store } from './environment.ts';
import type { GameState } from './game-state.ts';
import { Refusal } from './socket.ts';

/** The player's answer to the open question, on its way or there. */
export interface SentAnswer {
  question: number;
  value: unknown;
  /**
   * `sending`: on its way; `slow`: for longer than usual; `kept`: it goes out as soon as it can;
   * `received`: the server has stored it; `late`: the question had closed, it does not count;
   * `refused`: with `code` and `message`.
   */
  status: 'sending' | 'slow' | 'kept' | 'received' | 'late' | 'refused';
  /** Server time at which it was stored. */
  receivedAt?: number;
  /** Why it was refused: the code, and the server's words for it. */
  code?: Refusal['code'];
  message?: string;
}

type Outcome = Extract<SentAnswer['status'], 'received' | 'late' | 'refused'>;

/** An answer until it is known what became of it, and after. */
interface Given {
  question: number;
  value: unknown;
  outcome?: Outcome;
  receivedAt?: number;
  code?: Refusal['code'];
  message?: string;
  slow?: true;
  /** The same answer each time something becomes known of it. */
  id: symbol;
}

/** After these the same answer may still be accepted; sending it twice does no harm. */
const WORTH_RETRYING = new Set<Refusal['code']>([
  'RATE_LIMITED',
  'UNAVAILABLE',
  'SHUTTING_DOWN',
  'INTERNAL',
]);

export interface AnsweringOptions {
  /** Resolves when the server has stored the answer. @throws Refusal; `NO_ANSWER` when the game was left */
  send(
    question: number,
    value: unknown,
    beside?: unknown,
    after?: number,
  ): Promise<{ receivedAt: number }>;
  online: ReadonlySignal<boolean>;
  game: ReadonlySignal<GameState | undefined>;
  /** Where an answer outlives a reload that has not arrived yet. */
  store: Store;
  /** ms until an answer counts as slow. */
  slow: number;
  /** ms between attempts, where the server does not say. */
  retryDelay?: number;
}

/** Brings one answer a question to the server, as often as it takes to get an ack. */
export class Answering {
  readonly #options: AnsweringOptions;
  readonly #given: Signal<Given | undefined> = signal(undefined);
  readonly #missed: Signal<number | undefined> = signal(undefined);
  readonly #sent: ReadonlySignal<SentAnswer | undefined>;
  #key: string | undefined;
  /** The question that is on, and when it was drawn. */
  #on: number | undefined;
  #seenAt: number | undefined;

  constructor(options: AnsweringOptions) {
    this.#options = options;
    const { online, game } = options;
    const canGo = computed(() => online.value && game.value?.pausedAt === undefined);
    this.#sent = computed(() => this.#given.value && shown(this.#given.value, canGo.value));
  }

  /** The answer to the question that is on. */
  get sent(): ReadonlySignal<SentAnswer | undefined> {
    return this.#sent;
  }

  /** The index of an earlier question whose answer came too late, as is known only now. */
  get missed(): ReadonlySignal<number | undefined> {
    return this.#missed;
  }

  /**
   * Sends an answer; a second one to the same question does nothing, unless the first was refused.
   * @param beside what is said to what the mode asks with the question
   */
  async submit(question: number, value: unknown, beside?: unknown): Promise<void> {
    const before = this.#given.peek();
    if (before?.question === question && before.outcome !== 'refused') return;
    this.#missed.value = undefined;
    this.#keep(JSON.stringify({ question, value, beside }));
    const given = { question, value, id: Symbol(String(question)) };
    this.#given.value = given;
    const timer = setTimeout(() => this.#settle(given, { slow: true }), this.#options.slow);
    const seenAt = question === this.#on ? this.#seenAt : undefined;
    const after = seenAt && performance.now() - seenAt;
    const known = await this.#bring(question, value, beside, after);
    clearTimeout(timer);
    // Left, or removed: it is sent when the player comes back.
    if (!known) return;
    this.#keep(undefined, question);
    const isOn = this.#settle(given, known);
    if (!isOn && known.outcome === 'late') this.#missed.value = question;
  }

  /** The player is in the game: sends what a reload has left behind. @param playerId unique */
  entered(playerId: string): void {
    this.#key = `answer.${playerId}`;
    const text = this.#options.store.get(this.#key);
    const { question: on, you } = this.#options.game.peek() ?? {};
    const given = this.#given.peek();
    if (!text || (given && !given.outcome)) return;
    const { question, value, beside } = JSON.parse(text) as {
      question: number;
      value: unknown;
      beside?: unknown;
    };
    const isOn = question === on?.index;
    if (isOn && you?.answered) return void this.#keep(undefined, question);
    void this.submit(question, value, beside);
    if (!isOn) this.follow(on?.index);
  }

  /** Drops the answer to any other question than the one that is on now. */
  follow(question: number | undefined): void {
    const given = this.#given.peek();
    if (given && given.question !== question) this.#given.value = undefined;
    if (question === this.#on) return;
    this.#on = question;
    this.#seenAt = undefined;
    // When all that follows from it is drawn.
    setTimeout(() => {
      if (question === this.#on) this.#seenAt = performance.now();
    });
  }

  /** Forgets what was not sent. */
  forget(): void {
    this.#keep(undefined);
    this.#given.value = undefined;
    this.#missed.value = undefined;
  }

  /** @returns what became of it; nothing when the game was left before */
  async #bring(
    question: number,
    value: unknown,
    beside: unknown,
    after: number | undefined,
  ): Promise<Pick<Given, 'outcome' | 'receivedAt' | 'code' | 'message'> | undefined> {
    for (;;) {
      try {
        const { receivedAt } = await this.#options.send(question, value, beside, after);
        return { outcome: 'received', receivedAt };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const { code, message, retryAfter } = error;
        if (code === 'NO_ANSWER') return undefined;
        if (code === 'QUESTION_CLOSED') return { outcome: 'late' };
        if (code === 'GAME_PAUSED') await this.#goesOn();
        else if (!WORTH_RETRYING.has(code)) return { outcome: 'refused', code, message };
        const { retryDelay = 700 } = this.#options;
        await new Promise<void>((resolve) => setTimeout(resolve, retryAfter ?? retryDelay));
      }
    }
  }

  /** Waits until the game is not paused. */
  #goesOn(): Promise<void> {
    return new Promise((resolve) => {
      const end = this.#options.game.subscribe((state) => {
        if (state?.pausedAt !== undefined) return;
        // It may be so at once, and then there is nothing to end yet.
        void Promise.resolve().then(() => end());
        resolve();
      });
    });
  }

  /** @returns whether it is still the answer to the question that is on */
  #settle(given: Given, news: Partial<Given>): boolean {
    const now = this.#given.peek();
    if (now?.id !== given.id) return false;
    this.#given.value = { ...now, ...news };
    return true;
  }

  /** @param question whose answer is kept no more; a later one stays */
  #keep(text: string | undefined, question?: number): void {
    const { store } = this.#options;
    if (this.#key === undefined) return;
    if (text !== undefined) return void store.set(this.#key, text);
    const kept = store.get(this.#key);
    if (kept === undefined) return;
    if (question === undefined || JSON.parse(kept).question === question) store.remove(this.#key);
  }
}

function shown(given: Given, canGo: boolean): SentAnswer {
  const { question, value, outcome, receivedAt, code, message, slow } = given;
  const status = outcome ?? (!canGo ? 'kept' : slow ? 'slow' : 'sending');
  return {
    ...{ question, value, status },
    ...(receivedAt !== undefined && { receivedAt }),
    ...(code !== undefined && { code }),
    ...(message !== undefined && { message }),
  };
}
