import { randomBytes } from 'node:crypto';
import { type AddressRanges, networkOf, QRushError, RateLimiter } from '../../../server/plugin.ts';
import { sameText } from '../signature.ts';
import type { Phone } from './phone.ts';

/** The part of a simulator that owning phones needs. */
export interface OwnedPhones {
  /** @throws QRushError `UNAVAILABLE` when there are too many */
  phone(number: string, profileName?: string): Phone;
  /** Drops a phone with its chat. */
  forget(number: string): void;
}

/** Phones that have a chat: in all, and of one address. */
const PHONES = 1000;
const PHONES_PER_ADDRESS = 30;

/** ms without anybody at it until a phone's chat is forgotten. */
const IDLE = 3_600_000;

/** Numbers whose secret is known: more than have a chat, so that nobody takes over another's number. */
const NUMBERS = 20_000;

/** Pages that look at one phone. */
const LOOKERS = 5;

/** How fast one address gets new phones: each may guess a few PINs. */
const NEW_PHONES = { burst: 20, perSecond: 1 / 30 };

/** The allowance of one phone, and of all phones of one address. */
const OF_A_PHONE = { burst: 10, perSecond: 2 };
const OF_AN_ADDRESS = { burst: 60, perSecond: 20 };

interface Owned {
  network: string;
  /** ms since the epoch. */
  usedAt: number;
  lookers: number;
}

/**
 * Gives each phone used over HTTP an owner: whoever asks for a number first gets its secret, and
 * must show it from then on. Everything here is bounded: phones, and what each address may ask for.
 */
export class PhoneOwners {
  readonly #phones: OwnedPhones;
  readonly #unlimited: AddressRanges;
  readonly #now: () => number;
  readonly #secrets = new Map<string, string>();
  readonly #owned = new Map<string, Owned>();
  readonly #newPhones = new RateLimiter(NEW_PHONES);
  readonly #ofPhones = new RateLimiter(OF_A_PHONE);
  readonly #ofAddresses = new RateLimiter(OF_AN_ADDRESS);

  /** @param unlimited addresses for which the limits by address do not hold */
  constructor(phones: OwnedPhones, unlimited: AddressRanges, now: () => number) {
    this.#phones = phones;
    this.#unlimited = unlimited;
    this.#now = now;
  }

  /**
   * Gives a number to whoever asks first.
   * @param secret the one from before, if there is one
   * @returns the secret of the number
   * @throws QRushError `UNAUTHORIZED` when it is another's; `RATE_LIMITED`, `UNAVAILABLE`
   */
  claim(number: string, address: string, secret: string | undefined): string {
    this.#take(this.#ofAddresses, address);
    const known = this.#secrets.get(number);
    if (known !== undefined) {
      if (!isSame(secret, known)) throw new QRushError('UNAUTHORIZED', 'This number is taken.');
      this.#use(number, address);
      return known;
    }
    this.#take(this.#newPhones, address);
    this.#use(number, address);
    const made = randomBytes(18).toString('base64url');
    this.#secrets.set(number, made);
    for (const oldest of this.#secrets.keys()) {
      if (this.#secrets.size <= NUMBERS) break;
      this.#secrets.delete(oldest);
    }
    return made;
  }

  /**
   * The phone, for who has its secret.
   * @throws QRushError `UNAUTHORIZED`; `RATE_LIMITED`, `UNAVAILABLE`
   */
  phone(number: string, address: string, secret: string | undefined, profileName?: string): Phone {
    this.#take(this.#ofAddresses, address);
    const known = this.#secrets.get(number);
    if (known === undefined || !isSame(secret, known)) throw new QRushError('UNAUTHORIZED');
    take(this.#ofPhones, number);
    this.#use(number, address);
    return this.#phones.phone(number, profileName);
  }

  /**
   * Somebody looks at the phone, which keeps it from being forgotten.
   * @returns to be called when they look away
   * @throws QRushError `RATE_LIMITED` when too many do
   */
  look(number: string): () => void {
    const owned = this.#owned.get(number);
    if (!owned || owned.lookers >= LOOKERS) throw new QRushError('RATE_LIMITED');
    owned.lookers += 1;
    return () => {
      owned.lookers -= 1;
      owned.usedAt = this.#now();
    };
  }

  /** Counts a phone as used, and among those of the address when it is not yet there. */
  #use(number: string, address: string): void {
    const now = this.#now();
    const owned = this.#owned.get(number);
    if (owned) {
      owned.usedAt = now;
      return;
    }
    this.#forgetIdle(now);
    const network = networkOf(address);
    const ofNetwork = [...this.#owned.values()].filter((one) => one.network === network);
    if (!this.#unlimited.has(address) && ofNetwork.length >= PHONES_PER_ADDRESS) {
      throw new QRushError('RATE_LIMITED', 'There are too many phones of your address.');
    }
    if (this.#owned.size >= PHONES) throw new QRushError('UNAVAILABLE', 'No more phones.');
    this.#owned.set(number, { network, usedAt: now, lookers: 0 });
  }

  #forgetIdle(now: number): void {
    for (const [number, { usedAt, lookers }] of this.#owned) {
      if (lookers > 0 || now - usedAt < IDLE) continue;
      this.#owned.delete(number);
      this.#phones.forget(number);
    }
  }

  #take(limiter: RateLimiter, address: string): void {
    if (!this.#unlimited.has(address)) take(limiter, networkOf(address));
  }
}

/** @throws QRushError `RATE_LIMITED` */
function take(limiter: RateLimiter, key: string): void {
  const taken = limiter.take(key, performance.now());
  if ('left' in taken) return;
  throw new QRushError('RATE_LIMITED', undefined, { retryAfter: Math.ceil(taken.wait) });
}

const isSame = (given: string | undefined, known: string): boolean =>
  given !== undefined && sameText(given, known);
