import type { Space } from '../../server/store/contract.ts';
import type { Identify } from './identity.ts';
import type { InboundMessage, Move, Sender } from './inbound.ts';

/** ms that a user is known by an earlier id: longer than any game. */
const KNOWN_FOR = 7 * 24 * 3_600_000;

/** Phone numbers whose user id this process remembers to have noted. */
const REMEMBERED = 10_000;

/**
 * Users whose id changes in mid-game, as it does with a new phone number: to the bridge they stay who
 * they were. Stored under keys that tell nobody.
 */
export class UserIds {
  readonly #store: Space;
  readonly #identify: Identify;
  readonly #noted = new Set<string>();

  constructor(store: Space, identify: Identify) {
    this.#store = store;
    this.#identify = identify;
  }

  /** Notes that a user has another id from now on. */
  async move({ userId, previous, phone }: Move): Promise<void> {
    const before = previous ?? (phone && (await this.#store.get<string>(this.#phoneKey(phone))));
    if (before === undefined || before === '' || before === userId) return;
    const first = (await this.#store.get<string>(this.#movedKey(before))) ?? before;
    await this.#store.set(this.#movedKey(userId), first, KNOWN_FOR);
  }

  /** The message, as from the id its sender was first known by. */
  async settle(message: InboundMessage): Promise<InboundMessage> {
    const first = await this.#store.get<string>(this.#movedKey(message.sender.userId));
    if (first !== undefined) return { ...message, sender: { ...message.sender, userId: first } };
    await this.#note(message.sender);
    return message;
  }

  /** Remembers who has a phone number, for the news of a move names nothing else at times. */
  async #note({ userId, address }: Sender): Promise<void> {
    const key = this.#phoneKey(address);
    if (address === userId || this.#noted.has(key)) return;
    await this.#store.set(key, userId, KNOWN_FOR);
    this.#noted.add(key);
    if (this.#noted.size > REMEMBERED) this.#noted.clear();
  }

  #phoneKey(phone: string): string {
    return `phone.${this.#identify(phone)}`;
  }

  #movedKey(userId: string): string {
    return `moved.${this.#identify(userId)}`;
  }
}
