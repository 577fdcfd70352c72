import type { Space } from '../../server/plugin.ts';
import type { Identify } from './identity.ts';
import type { InboundMessage, Move, Sender } from './inbound.ts';

/** ms that a user is known by an earlier id: longer than any game. */
const KNOWN_FOR = 7 * 24 * 3_600_000;

/** Phone numbers whose user id this process remembers to have noted. */
const REMEMBERED = 10_000;

/**
 * Users whose id or number changes in mid-game: to the bridge they stay who they were. Stored under
 * keys that tell nobody.
 */
export class UserIds {
  readonly #store: Space;
  readonly #identify: Identify;
  readonly #noted = new Set<string>();

  constructor(store: Space, identify: Identify) {
    this.#store = store;
    this.#identify = identify;
  }

  /**
   * Notes that a user has another id or number from now on.
   * @returns the id that they were first known by; undefined when nothing was known of them
   */
  async move({ userId, previous, phone, newPhone }: Move): Promise<string | undefined> {
    const before = previous ?? (phone && (await this.#heldBy(phone)));
    if (before === undefined || before === '') return undefined;
    const first = (await this.#firstOf(before)) ?? before;
    for (const now of [userId, newPhone]) {
      if (now === undefined || now === first) continue;
      await this.#store.set(this.#movedKey(now), first, KNOWN_FOR);
    }
    return first;
  }

  /** The message, as from the id its sender was first known by. */
  async settle(message: InboundMessage): Promise<InboundMessage> {
    const { sender } = message;
    const first = (await this.#firstOf(sender.userId)) ?? (await this.#firstByNumber(sender));
    return first === undefined ? message : { ...message, sender: { ...sender, userId: first } };
  }

  #firstOf(userId: string): Promise<string | undefined> {
    return this.#store.get<string>(this.#movedKey(userId));
  }

  #heldBy(phone: string): Promise<string | undefined> {
    return this.#store.get<string>(this.#phoneKey(phone));
  }

  /**
   * Finds out who a sender was by the number, and remembers who has it now, for the news of a move
   * names nothing else at times.
   */
  async #firstByNumber({ userId, address }: Sender): Promise<string | undefined> {
    const key = this.#phoneKey(address);
    const noted = `${key} ${this.#identify(userId)}`;
    if (this.#noted.has(noted)) return undefined;
    if (address !== userId) {
      // The number moved here, or was all there was of this user until now.
      const first =
        (await this.#firstOf(address)) ??
        ((await this.#heldBy(address)) === address ? address : undefined);
      if (first !== undefined) {
        await this.#store.set(this.#movedKey(userId), first, KNOWN_FOR);
        return first;
      }
    } else if (!/^\d+$/.test(address)) {
      return undefined;
    }
    await this.#store.set(key, userId, KNOWN_FOR);
    this.#noted.add(noted);
    if (this.#noted.size > REMEMBERED) this.#noted.clear();
    return undefined;
  }

  #phoneKey(phone: string): string {
    return `phone.${this.#identify(phone)}`;
  }

  #movedKey(userId: string): string {
    return `moved.${this.#identify(userId)}`;
  }
}
