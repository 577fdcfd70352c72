import { createHmac, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

export interface WebhookSenderOptions {
  /** Where webhooks go; asked before each delivery, and may throw while nobody listens there yet. */
  url(): string;
  appSecret: string;
  verifyToken: string;
}

/** ms before the first repetition; doubles up to the longest, and ends after a week. */
const FIRST_RETRY = 200;
const LONGEST_RETRY = 60_000;
const GIVE_UP = 7 * 24 * 3_600_000;

/** ms an answer is waited for. */
const TIMEOUT = 10_000;

/**
 * Brings webhooks to the business as the Cloud API does: signed, after it has verified the address,
 * and again with growing pauses until the answer is 200. Those of one phone stay in order.
 */
export class WebhookSender {
  readonly #options: WebhookSenderOptions;
  /** The last delivery of each phone: the next waits for it. */
  readonly #last = new Map<string, Promise<boolean>>();
  readonly #closing = new AbortController();
  #verified: Promise<void> | undefined;

  constructor(options: WebhookSenderOptions) {
    this.#options = options;
  }

  /** @returns whether it was taken: false when the simulator closed first, or after a week */
  send(phone: string, payload: object): Promise<boolean> {
    const bytes = Buffer.from(escapedJson(payload));
    const before = this.#last.get(phone) ?? Promise.resolve(true);
    const taken = before
      .then(() => this.#deliver(bytes))
      .finally(() => {
        if (this.#last.get(phone) === taken) this.#last.delete(phone);
      });
    this.#last.set(phone, taken);
    return taken;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all(this.#last.values());
  }

  async #deliver(bytes: Buffer): Promise<boolean> {
    const { signal } = this.#closing;
    const started = Date.now();
    for (let pause = FIRST_RETRY; !signal.aborted; pause = Math.min(2 * pause, LONGEST_RETRY)) {
      if (await this.#post(bytes)) return true;
      if (Date.now() - started > GIVE_UP) return false;
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
    return false;
  }

  async #post(bytes: Buffer): Promise<boolean> {
    try {
      await this.#verify();
      const digest = createHmac('sha256', this.#options.appSecret).update(bytes).digest('hex');
      const response = await this.#fetch(this.#options.url(), {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${digest}` },
        body: new Uint8Array(bytes),
      });
      await response.arrayBuffer();
      return response.status === 200;
    } catch {
      return false;
    }
  }

  /** The handshake, once: does whoever is at this address know the token? */
  async #verify(): Promise<void> {
    this.#verified ??= this.#handshake();
    try {
      await this.#verified;
    } catch (error) {
      this.#verified = undefined;
      throw error;
    }
  }

  async #handshake(): Promise<void> {
    const challenge = randomBytes(8).toString('hex');
    const query = new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.challenge': challenge,
      'hub.verify_token': this.#options.verifyToken,
    });
    const response = await this.#fetch(`${this.#options.url()}?${query}`);
    const answer = await response.text();
    if (response.status !== 200 || answer !== challenge) {
      throw new Error('the webhook did not pass the verification');
    }
  }

  #fetch(url: string, init: RequestInit = {}): Promise<Response> {
    const signal = AbortSignal.any([this.#closing.signal, AbortSignal.timeout(TIMEOUT)]);
    return fetch(url, { ...init, signal });
  }
}

/** JSON the way Meta writes it: all but ASCII as `\uXXXX`, `/` as `\/`, and more than need be. */
export function escapedJson(payload: object): string {
  return JSON.stringify(payload)
    .replace(/[\u0080-\uffff<@]/g, (character) => {
      return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    })
    .replaceAll('/', '\\/');
}
