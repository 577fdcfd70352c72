import type { Space } from '../../server/plugin.ts';
import type { AskedQuestion } from '../chat/answering.ts';
import type { CloudApi } from './cloud-api.ts';
import type { Identify } from './identity.ts';

/** ms that is known which question a message was: longer than people scroll back. */
const KNOWN_FOR = 2 * 3_600_000;

/** The reference of a question's message (see questionItem). */
const REFERENCE = /^([\w-]+)\.(\d{1,4})\.([\w-]+)$/;

/** The question that a message with this reference was, and whom it was sent to; undefined for any other. */
export function askedBy(reference: string): { asked: AskedQuestion; playerId: string } | undefined {
  const [, gameId, question, playerId] = REFERENCE.exec(reference) ?? [];
  if (gameId === undefined || playerId === undefined) return undefined;
  return { asked: { gameId, question: Number(question) }, playerId };
}

/** The question of each message, for replies that quote it. */
export class Quotes {
  readonly #store: Space;
  readonly #identify: Identify;

  constructor(store: Space, identify: Identify) {
    this.#store = store;
    this.#identify = identify;
  }

  /** The question in the message with this id; undefined for one that was none, or long ago. */
  questionIn(messageId: string): Promise<AskedQuestion | undefined> {
    return this.#store.get<AskedQuestion>(this.#key(messageId));
  }

  /** An API that remembers which of the messages it sends are questions. */
  noting(api: Pick<CloudApi, 'send'>): Pick<CloudApi, 'send'> {
    return {
      send: async (to, payload, reference) => {
        const id = await api.send(to, payload, reference);
        // The message is sent, whatever becomes of this.
        await this.#note(id, reference).catch(() => undefined);
        return id;
      },
    };
  }

  async #note(messageId: string, reference: string): Promise<void> {
    const { asked } = askedBy(reference) ?? {};
    if (!asked) return;
    await this.#store.set(this.#key(messageId), asked, KNOWN_FOR);
  }

  #key(messageId: string): string {
    return `asked.${this.#identify(messageId)}`;
  }
}
