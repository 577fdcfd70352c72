import { type ReadonlySignal, signal } from '@preact/signals';
import { Refusal } from '../../../../client/socket.ts';

/** The player's answer to the open question, on its way or there. */
export interface SentAnswer {
  question: number;
  value: unknown;
  /**
   * `sending`: on its way; `slow`: for longer than usual; `kept`: it goes out as soon as it can;
   * `received`: the server has stored it; `late`: the question had closed, it does not count;
   * `refused`: with `message`.
   */
  status: 'sending' | 'slow' | 'kept' | 'received' | 'late' | 'refused';
  /** Server time at which it was stored, where that is known. */
  receivedAt?: number;
  /** Why it was refused. */
  message?: string;
}

/** After these the same answer may still be accepted; sending it twice does no harm. */
const WORTH_RETRYING = new Set([
  'NO_ANSWER',
  'NOT_JOINED',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'SHUTTING_DOWN',
  'INTERNAL',
]);

/** Brings one answer a question to the server, as often as it takes to get an ack. */
export class Answering {
  readonly #sent = signal<SentAnswer | undefined>(undefined);
  readonly #send: (question: number, value: unknown) => Promise<number>;
  readonly #retryDelay: number;

  /**
   * @param send resolves with the time at which the server has stored the answer, and rejects with a Refusal
   * @param retryDelay ms between attempts
   */
  constructor(send: (question: number, value: unknown) => Promise<number>, retryDelay = 700) {
    this.#send = send;
    this.#retryDelay = retryDelay;
  }

  get sent(): ReadonlySignal<SentAnswer | undefined> {
    return this.#sent;
  }

  async submit(question: number, value: unknown): Promise<void> {
    let answer: SentAnswer = { question, value, status: 'sending' };
    const isCurrent = () => this.#sent.peek() === answer;
    const settle = (changes: Partial<SentAnswer>) => {
      if (!isCurrent()) return;
      answer = { ...answer, ...changes };
      this.#sent.value = answer;
    };
    this.#sent.value = answer;
    while (isCurrent() && answer.status === 'sending') {
      try {
        settle({ receivedAt: await this.#send(question, value), status: 'received' });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        if (error.code === 'QUESTION_CLOSED') settle({ status: 'late' });
        else if (!WORTH_RETRYING.has(error.code))
          settle({ status: 'refused', message: error.message });
        else await new Promise((resolve) => setTimeout(resolve, this.#retryDelay));
      }
    }
  }

  /** Drops the answer to any other question than the one that is on now. */
  follow(question: number | undefined): void {
    if (this.#sent.peek()?.question !== question) this.#sent.value = undefined;
  }
}
