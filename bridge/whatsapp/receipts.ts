import type { Counter } from 'prom-client';
import type { CloudApi } from './cloud-api.ts';
import { CloudApiError } from './cloud-api-error.ts';
import { judge } from './retry-policy.ts';

/** Requests at once. */
const CONCURRENCY = 5;

/** Senders whose ticks may wait: so many do not play on all numbers of a business together. */
const ROOM = 20_000;

/** ms until another look whether messages still wait for the API. */
const LOOK_AGAIN = 250;

/** Tries of one tick. */
const TRIES = 4;

export interface ReceiptsSources {
  /** By the id of the number that the message was sent to; the first is for those that name none. */
  apis: Map<string, Pick<CloudApi, 'markRead'>>;
  count: Counter<'outcome'>;
  /** Whether messages wait for the API: they come first. */
  strained(): boolean;
  /** Without it, nothing is sent. */
  enabled: boolean;
}

interface Tick {
  messageId: string;
  number: string | undefined;
  tries: number;
}

/**
 * Blue ticks: how a player sees that an answer has arrived. They give way to messages, and come later
 * then. To mark a message marks all before it, so one of each sender waits: the last.
 */
export class Receipts {
  readonly #sources: ReceiptsSources;
  readonly #waiting = new Map<string, Tick>();
  readonly #pending = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(sources: ReceiptsSources) {
    this.#sources = sources;
  }

  /** Whether answers are shown as read at all. */
  get enabled(): boolean {
    return this.#sources.enabled;
  }

  /**
   * Shows a player's message as read, and those before it. Returns at once, and never fails.
   * @param sender tells one sender from another
   * @param number id of the business number that the message was sent to
   */
  acknowledge(messageId: string, sender: string, number?: string): void {
    if (this.#closed || !this.enabled) return;
    this.#wait(`${number}|${sender}`, { messageId, number, tries: 0 });
    this.#go();
  }

  /** Begins no more, and waits for those under way. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#drop(this.#waiting.size);
    this.#waiting.clear();
    await Promise.all(this.#pending);
  }

  #wait(chat: string, tick: Tick): void {
    if (!this.#waiting.has(chat) && this.#waiting.size >= ROOM) this.#drop(1);
    else this.#waiting.set(chat, tick);
  }

  #go(): void {
    while (!this.#closed && this.#pending.size < CONCURRENCY) {
      const [first] = this.#waiting;
      if (!first) return;
      if (this.#sources.strained()) {
        this.#later();
        return;
      }
      const [chat, tick] = first;
      this.#waiting.delete(chat);
      const sent = this.#send(chat, tick).finally(() => {
        this.#pending.delete(sent);
        this.#go();
      });
      this.#pending.add(sent);
    }
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#go(), LOOK_AGAIN);
    this.#timer.unref();
  }

  async #send(chat: string, tick: Tick): Promise<void> {
    const { apis, count } = this.#sources;
    const { messageId, number, tries } = tick;
    const api = (number !== undefined && apis.get(number)) || apis.values().next().value;
    try {
      await api?.markRead(messageId);
      count.inc({ outcome: 'sent' });
    } catch (error) {
      const delay = delayAfter(error, tries);
      if (delay === undefined) {
        count.inc({ outcome: 'failed' });
        return;
      }
      setTimeout(() => this.#again(chat, { ...tick, tries: tries + 1 }), delay).unref();
    }
  }

  #again(chat: string, tick: Tick): void {
    // A later message of this chat marks this one, too.
    if (this.#closed || this.#waiting.has(chat)) return;
    this.#wait(chat, tick);
    this.#go();
  }

  #drop(ticks: number): void {
    if (ticks > 0) this.#sources.count.inc({ outcome: 'dropped' }, ticks);
  }
}

/** ms until trying again can help; undefined when it cannot: such as for a message of long ago. */
function delayAfter(error: unknown, tries: number): number | undefined {
  if (!(error instanceof CloudApiError) || tries + 1 >= TRIES) return undefined;
  const verdict = judge(error, tries);
  if (verdict.act === 'retry') return error.retryAfter ?? verdict.delay;
  return verdict.act === 'doubt' || verdict.act === 'halt' ? 1000 * 4 ** tries : undefined;
}
