import { createHmac, randomBytes } from 'node:crypto';
import { escapedJson } from './escaped-json.ts';
import type { FaultPlan } from './faults/fault-plan.ts';
import { spoil } from './faults/spoil.ts';
import type { Log } from './log.ts';
import type { Schedule } from './schedule.ts';
import { WebhookClient } from './webhook-client.ts';
import { bundle, type Update } from './webhook-payloads.ts';

export { escapedJson };

/** Most that one POST carries. */
const UPDATES = 1000;
const BYTES = 3_000_000;

/** How webhooks are brought. */
export interface WebhookOptions {
  /** Updates that are sent in one POST ... */
  batch: number;
  /** ... after this many ms at the latest. */
  batchWait: number;
  /** ms an answer is waited for. */
  timeout: number;
  /** ms before the first repetition; doubles up to the longest. */
  firstRetry: number;
  longestRetry: number;
  /** ms after which no more is tried. */
  giveUp: number;
}

export const WEBHOOK_OPTIONS: WebhookOptions = {
  batch: 1,
  batchWait: 50,
  timeout: 10_000,
  firstRetry: 200,
  longestRetry: 60_000,
  giveUp: 7 * 24 * 3_600_000,
};

export interface WebhookSenderSources {
  /** Where webhooks go; asked before each delivery, and may throw while nobody listens there yet. */
  url(): string;
  appSecret: string;
  verifyToken: string;
  schedule: Schedule;
  faults: FaultPlan;
  log: Log;
}

interface Waiting {
  update: Update;
  taken(whether: boolean): void;
}

/**
 * Brings webhooks to the business as the Cloud API does: signed, after it has verified the address,
 * and again with growing pauses until the answer is 200. News about one user stays in order.
 */
export class WebhookSender {
  readonly #sources: WebhookSenderSources;
  readonly #options: WebhookOptions;
  readonly #client = new WebhookClient();
  /** The last delivery about each user: the next waits for it. */
  readonly #last = new Map<string, Promise<boolean>>();
  /** The content of the next POST. */
  #waiting: Waiting[] = [];
  #callOffFlush = () => {};
  readonly #closing = new AbortController();
  #verified: Promise<void> | undefined;

  constructor(sources: WebhookSenderSources, options: WebhookOptions) {
    this.#sources = sources;
    this.#options = options;
  }

  /** @returns whether it was taken: false when the simulator closed first, or nobody took it in time */
  send(update: Update): Promise<boolean> {
    return new Promise((taken) => {
      this.#waiting.push({ update, taken });
      if (this.#waiting.length >= this.#options.batch) return this.#flush();
      if (this.#waiting.length > 1) return;
      const flush = () => this.#flush();
      this.#callOffFlush = this.#sources.schedule.after(this.#options.batchWait, flush);
    });
  }

  /** The same, in a POST of its own that waits for nothing. */
  sendApart(update: Update): Promise<boolean> {
    return this.#deliver([update]);
  }

  async close(): Promise<void> {
    for (const { taken } of this.#waiting.splice(0)) taken(false);
    this.#closing.abort();
    await Promise.all(this.#last.values());
    this.#client.close();
  }

  #flush(): void {
    this.#callOffFlush();
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const part of parts(waiting)) this.#queue(part);
  }

  #queue(waiting: Waiting[]): void {
    const users = new Set(waiting.map(({ update }) => update.user));
    const before = Promise.all([...users].map((user) => this.#last.get(user)));
    const delivery = before.then(() => this.#deliver(waiting.map(({ update }) => update)));
    for (const user of users) this.#last.set(user, delivery);
    void delivery.then((taken) => {
      for (const user of users) if (this.#last.get(user) === delivery) this.#last.delete(user);
      for (const one of waiting) one.taken(taken);
    });
  }

  async #deliver(updates: Update[]): Promise<boolean> {
    const { schedule, log } = this.#sources;
    const { firstRetry, longestRetry, giveUp } = this.#options;
    const payload = bundle(updates);
    const started = schedule.now();
    let pause = firstRetry;
    for (let attempt = 1; !this.#closing.signal.aborted; attempt++) {
      const status = await this.#post(payload);
      if (this.#closing.signal.aborted) break;
      log.pass({ type: 'webhook', at: schedule.now(), status, updates: updates.length, attempt });
      if (status === 200) return true;
      if (schedule.now() - started + pause > giveUp || !(await schedule.sleep(pause))) return false;
      pause = Math.min(2 * pause, longestRetry);
    }
    return false;
  }

  /** @returns the status of the answer; 0 when there was none, or the address is not verified */
  async #post(payload: ReturnType<typeof bundle>): Promise<number> {
    const { appSecret, faults, url } = this.#sources;
    try {
      await this.#verify();
      const { bytes, signature } = spoil(payload, faults, escapedJson);
      const key = signature === 'wrong' ? `${appSecret}?` : appSecret;
      const digest = createHmac('sha256', key).update(bytes).digest('hex');
      const { status } = await this.#call(url(), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(signature !== 'missing' && { 'x-hub-signature-256': `sha256=${digest}` }),
        },
        body: bytes,
      });
      return status;
    } catch {
      return 0;
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
      'hub.verify_token': this.#sources.verifyToken,
    });
    const answer = await this.#call(`${this.#sources.url()}?${query}`, { method: 'GET' });
    if (answer.status !== 200 || answer.text !== challenge) {
      throw new Error('the webhook did not pass the verification');
    }
  }

  async #call(url: string, request: Omit<Parameters<WebhookClient['request']>[1], 'signal'>) {
    const timeout = new AbortController();
    const callOff = this.#sources.schedule.after(this.#options.timeout, () => timeout.abort());
    try {
      const signal = AbortSignal.any([this.#closing.signal, timeout.signal]);
      return await this.#client.request(url, { ...request, signal });
    } finally {
      callOff();
    }
  }
}

/** Cuts what is too much for one POST. */
function parts(waiting: Waiting[]): Waiting[][] {
  const bytes = () => escapedJson(bundle(waiting.map(({ update }) => update))).length;
  if (waiting.length < 2 || (waiting.length <= UPDATES && bytes() <= BYTES)) return [waiting];
  const half = waiting.length >> 1;
  return [...parts(waiting.slice(0, half)), ...parts(waiting.slice(half))];
}
