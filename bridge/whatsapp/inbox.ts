import type { Logger } from 'pino';
import type { Counter } from 'prom-client';
import { QRushError } from '../../server/plugin.ts';
import type { Space } from '../../server/store/contract.ts';
import type { Identify } from './identity.ts';
import type { InboundMessage } from './inbound.ts';
import { Lanes } from './lanes.ts';

/** ms a message id is known: the Cloud API repeats what it thinks undelivered for seven days. */
const KNOWN_FOR = 8 * 24 * 3_600_000;

export interface InboxSources {
  store: Space;
  identify: Identify;
  /** Handles a message. */
  handle(message: InboundMessage): Promise<void>;
  log: Logger;
  /** Counts messages by what became of them. */
  messages: Counter<'outcome'>;
}

/**
 * Messages on their way in. Each is handled once, however often it is delivered; those of one sender
 * in the order of coming, those of different senders side by side.
 */
export class Inbox {
  readonly #sources: InboxSources;
  readonly #lanes = new Lanes();
  #closed = false;

  constructor(sources: InboxSources) {
    this.#sources = sources;
  }

  /**
   * Queues a message to be handled. Marking it as known and queueing it are one: what could not be
   * queued is not known afterwards, so that its next delivery counts.
   * @throws QRushError `SHUTTING_DOWN`, or the store's error
   */
  async accept(message: InboundMessage): Promise<void> {
    const { store, identify, messages } = this.#sources;
    const known = `seen.${identify(message.id)}`;
    if (!(await store.add(known, 1, KNOWN_FOR))) {
      messages.inc({ outcome: 'duplicate' });
      return;
    }
    if (this.#closed) {
      await store.delete(known);
      throw new QRushError('SHUTTING_DOWN');
    }
    this.#lanes.run(identify(message.sender.userId), () => this.#handle(message));
  }

  /** Senders with a message under way. */
  get busy(): number {
    return this.#lanes.busy;
  }

  idle(): Promise<void> {
    return this.#lanes.idle();
  }

  /** Takes nothing more, and waits for what was accepted. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#lanes.idle();
  }

  async #handle(message: InboundMessage): Promise<void> {
    const { handle, identify, log, messages } = this.#sources;
    try {
      await handle(message);
      messages.inc({ outcome: 'handled' });
    } catch (error) {
      messages.inc({ outcome: 'failed' });
      log.error(
        { err: error, message: identify(message.id) },
        'a WhatsApp message was not handled',
      );
    }
  }
}
