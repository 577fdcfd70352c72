import type { Logger } from 'pino';
import type { Counter } from 'prom-client';
import type { Space } from '../../server/plugin.ts';
import { BotApiError } from './bot-api.ts';
import { Lanes } from './lanes.ts';
import type { Pace } from './pace.ts';
import type { Message, Post } from './post.ts';
import { wait } from './wait.ts';

export interface OutboxItem {
  /** Names the message: of items with one id one is sent, whichever process is asked to. */
  id: string;
  chat: string;
  /** Store clock, ms since the epoch: a message that comes later is worse than none. */
  expiresAt: number;
  /** Writes the message once its turn has come; undefined when it is no longer wanted. */
  write(): Promise<Message | undefined>;
}

/** How a message ended. `known`: another one of its id was sent, or is being sent. */
export type Ending = 'sent' | 'known' | 'outdated' | 'expired' | 'blocked' | 'refused' | 'dropped';

export interface OutboxSources {
  post: Pick<Post, 'send'>;
  pace: Pick<Pace, 'turn' | 'pause'>;
  store: Space;
  now(): Promise<number>;
  /** A chat's name in the store. */
  identify(chat: string): string;
  /** The user of this chat has blocked the bot, or is gone. */
  blocked(chat: string): Promise<void>;
  log: Logger;
  messages: Counter<'outcome'>;
}

/** ms a process may take for one request; after that another one may send the message. */
const CLAIM = 20_000;

/** The id of a message that is still being sent. */
const BEING_SENT = 0;

const markOf = (id: string): string => `out.${id}`;

/** ms that a sent message is known: longer than a game lasts. */
const KNOWN = 24 * 3_600_000;

/** How often a message is tried again when Telegram is unwell. */
const ATTEMPTS = 4;

/**
 * Messages on their way out: to one chat in order and one at a time, at the bot's rate, and not after
 * they expire. Telegram knows no id that would stop a message from being sent twice, so the store does.
 */
export class Outbox {
  readonly #sources: OutboxSources;
  readonly #lanes = new Lanes();
  readonly #closing = new AbortController();

  constructor(sources: OutboxSources) {
    this.#sources = sources;
  }

  /** Sends a message when its turn comes. @throws the store's error; nothing is known of the message then */
  async send(item: OutboxItem): Promise<Ending> {
    const ending = await this.#lanes.run(item.chat, () => this.#deliver(item));
    this.#sources.messages.inc({ outcome: ending });
    return ending;
  }

  /** Sends a message that nobody waits for. Never fails. */
  queue(item: OutboxItem): void {
    this.send(item).catch((error) => {
      this.#sources.log.error({ err: error, message: item.id }, 'a message was not sent');
    });
  }

  /** When a message was sent, by the store's clock; undefined for one that was not. */
  async sentAt(id: string): Promise<number | undefined> {
    return (await this.#sources.store.get<number>(markOf(id))) || undefined;
  }

  /** Chats with a message under way. */
  get busy(): number {
    return this.#lanes.busy;
  }

  /** Takes nothing more, waits for the requests under way, and drops the rest. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#lanes.idle();
  }

  async #deliver(item: OutboxItem): Promise<Ending> {
    const { store, now } = this.#sources;
    const { signal } = this.#closing;
    const mark = markOf(item.id);
    try {
      for (let attempt = 1; ; ) {
        signal.throwIfAborted();
        if ((await store.get(mark)) !== undefined) return 'known';
        if (!(await this.#turn(item))) return 'expired';
        const message = await item.write();
        if (!message) return 'outdated';
        if (!(await store.add(mark, BEING_SENT, CLAIM))) return 'known';
        const error = await this.#try(item, message);
        if (!error) {
          await store.set(mark, await now(), KNOWN);
          return 'sent';
        }
        await store.delete(mark);
        if (error.code === 403) return await this.#blocked(item);
        const delay = delayOf(error, attempt);
        if (delay === undefined) return this.#refused(item, error);
        if ((await now()) + delay >= item.expiresAt) return 'expired';
        if (error.code === 429) {
          await this.#sources.pace.pause(delay);
        } else {
          attempt += 1;
          await wait(delay, signal);
        }
      }
    } catch (error) {
      if (signal.aborted) return 'dropped';
      throw error;
    }
  }

  #turn({ chat, expiresAt }: OutboxItem): Promise<boolean> {
    const { pace, identify } = this.#sources;
    return pace.turn(identify(chat), expiresAt, this.#closing.signal);
  }

  async #try({ chat }: OutboxItem, message: Message): Promise<BotApiError | undefined> {
    try {
      await this.#sources.post.send(chat, message);
      return undefined;
    } catch (error) {
      if (error instanceof BotApiError) return error;
      throw error;
    }
  }

  async #blocked({ chat }: OutboxItem): Promise<Ending> {
    await this.#sources.blocked(chat);
    return 'blocked';
  }

  #refused({ id }: OutboxItem, error: BotApiError): Ending {
    this.#sources.log.warn({ err: error, message: id }, 'Telegram refused a message');
    return 'refused';
  }
}

/** ms until the next try; undefined when there is none. */
function delayOf({ code, retryAfter }: BotApiError, attempt: number): number | undefined {
  if (code === 429) return retryAfter ?? 1000;
  // Without an answer (200 is one of somebody in between) it may have been sent all the same: two
  // questions are better than none.
  const unwell = typeof code === 'string' || code === 200 || code >= 500;
  return unwell && attempt <= ATTEMPTS ? 1000 * 2 ** (attempt - 1) : undefined;
}
