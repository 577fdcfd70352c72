import type { Logger } from 'pino';
import type { Counter } from 'prom-client';
import type { Identify } from './identity.ts';
import type { InboundMessage } from './inbound.ts';
import type { LaneRules, LaneStore, Outcome, Taken } from './lanes/lane-store.ts';
import { LaneWorker, type LaneWorkerSources } from './lanes/lane-worker.ts';

/** All messages stand in one line: none of their senders waits for another. */
const LINE = 'all';

/** Messages being handled at once: jobs of a host, and turns of a job. */
const WORKERS = 10;
const TURNS = 10;

/** Tries of a message after the first, and ms before the first of them; doubled each time. */
const RETRIES = 3;
const FIRST_RETRY = 250;

/** ms after which it is too late to handle a message that could not be handled before. */
const STALE = 3_600_000;

/** ms a message id is known: the Cloud API repeats what it thinks undelivered for seven days. */
const KNOWN_FOR = 8 * 24 * 3_600_000;

/** How the lanes of senders are kept: what a process held when it died is handled again at once. */
export const INBOX_RULES: LaneRules = {
  lease: 5000,
  doubt: 0,
  keep: KNOWN_FOR,
  reported: false,
};

export interface InboxSources extends Pick<LaneWorkerSources, 'jobs' | 'timers'> {
  store: LaneStore;
  identify: Identify;
  /** Handles a message; it may be handed in again when that fails, or a process dies at it. */
  handle(message: InboundMessage): Promise<void>;
  log: Logger;
  /** Counts messages by what became of them. */
  messages: Counter<'outcome'>;
}

/**
 * Messages on their way in. Each is handled, however often it is delivered and whichever process dies;
 * those of one sender in the order of coming, those of different senders side by side.
 */
export class Inbox {
  readonly #sources: InboxSources;
  readonly #worker: LaneWorker;

  constructor(sources: InboxSources) {
    this.#sources = sources;
    this.#worker = new LaneWorker({
      name: 'whatsapp-inbox',
      store: sources.store,
      lease: INBOX_RULES.lease,
      jobs: sources.jobs,
      timers: sources.timers,
      workers: WORKERS,
      turns: TURNS,
      handle: (taken) => this.#handle(taken),
      ended: async () => {},
      lost: ({ expired }) => this.#count('expired', expired),
    });
  }

  /**
   * Queues messages to be handled. Marking them as known and queueing them is one step: what could not
   * be queued is not known afterwards, so that its next delivery counts.
   * @throws QRushError `SHUTTING_DOWN`, or the store's error
   */
  async accept(messages: InboundMessage[]): Promise<void> {
    const { identify } = this.#sources;
    const expiresAt = Date.now() + STALE;
    const fresh = await this.#worker.push(
      messages.map((message) => ({
        id: identify(`${message.number} ${message.id}`),
        who: identify(message.sender.userId),
        line: LINE,
        expiresAt,
        data: message,
      })),
    );
    this.#count('duplicate', fresh.filter((isNew) => !isNew).length);
  }

  /** Messages being handled by this process. */
  get busy(): number {
    return this.#worker.busy;
  }

  /** Lanes with messages, and those whose turn it is, over all processes. */
  stats() {
    return this.#sources.store.stats(LINE);
  }

  close(): void {
    this.#worker.close();
  }

  async #handle({ id, tries, data }: Taken): Promise<Outcome> {
    const { handle, log } = this.#sources;
    try {
      await handle(data as InboundMessage);
      this.#count('handled', 1);
      return { end: 'done' };
    } catch (error) {
      if (tries < RETRIES) return { end: 'retry', delay: FIRST_RETRY * 2 ** tries };
      this.#count('failed', 1);
      log.error({ err: error, message: id }, 'a WhatsApp message was not handled');
      return { end: 'failed' };
    }
  }

  #count(outcome: string, messages: number): void {
    if (messages > 0) this.#sources.messages.inc({ outcome }, messages);
  }
}
