import type { Space } from '../../server/store/contract.ts';
import type { Pseudonym } from './identity.ts';
import type { InboundMessage } from './inbound.ts';

/** ms a message is remembered: Meta delivers again for 7 days. */
const REMEMBERED = 8 * 24 * 3600 * 1000;

interface InboxSources {
  store: Space;
  pseudonym: Pseudonym;
  /** Queues a message; once it returns, the message will be handled. */
  enqueue(message: InboundMessage): Promise<void>;
}

/** Takes each message in once, however often it is delivered. */
export class Inbox {
  readonly #sources: InboxSources;

  constructor(sources: InboxSources) {
    this.#sources = sources;
  }

  /**
   * @returns false for a message that came before
   * @throws what `enqueue` throws; the message counts as unseen then, and may come again
   */
  async accept(message: InboundMessage): Promise<boolean> {
    const { store, pseudonym, enqueue } = this.#sources;
    const key = `seen:${pseudonym(message.id)}`;
    if (!(await store.add(key, 1, REMEMBERED))) return false;
    try {
      await enqueue(message);
    } catch (error) {
      await store.delete(key);
      throw error;
    }
    return true;
  }
}
