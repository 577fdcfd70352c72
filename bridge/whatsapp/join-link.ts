import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { CloudApi } from './cloud-api.ts';

/** ms between two attempts to learn the number. */
const PAUSE = 60_000;

/** The text that a player sends to join; WhatsApp fills it in when the link is followed. */
const text = (pin: string): string => encodeURIComponent(`JOIN ${pin}`);

/** The link that opens a chat with this number, on a phone or WhatsApp Web. */
export const chatLink = (number: string, pin: string): string =>
  `https://wa.me/${number}?text=${text(pin)}`;

/** The link that opens the simulated phone. @param base URL of this server */
export const phoneLink = (base: string, pin: string): string => `${base}/phone?text=${text(pin)}`;

/** The business's phone number, asked from the Cloud API until it says so. */
export class BusinessNumber {
  #number: string | undefined;
  readonly #closing = new AbortController();

  constructor(known: string | undefined) {
    this.#number = known;
  }

  /** Digits; undefined while nobody knows. */
  get digits(): string | undefined {
    return this.#number;
  }

  /** Asks until there is an answer, or `close`. */
  async learn(api: Pick<CloudApi, 'phoneNumber'>, log: Logger): Promise<void> {
    const { signal } = this.#closing;
    while (this.#number === undefined && !signal.aborted) {
      try {
        this.#number = await api.phoneNumber();
      } catch (error) {
        log.warn({ err: error }, 'the Cloud API did not tell the phone number; asking again');
        await sleep(PAUSE, undefined, { signal, ref: false }).catch(() => undefined);
      }
    }
  }

  close(): void {
    this.#closing.abort();
  }
}
