import type { Logger } from 'pino';
import { type BotApi, BotApiError } from './bot-api.ts';
import { wait } from './wait.ts';

/** ms between two tries. */
const PAUSE = 30_000;

export interface BotSources {
  api: Pick<BotApi, 'username'>;
  /** Tells Telegram everything else at the start. */
  prepare(): Promise<void>;
  log: Logger;
}

/** The bot's acquaintance with Telegram: made at the start, and tried until it is. */
export class Bot {
  readonly #sources: BotSources;
  readonly #closing = new AbortController();
  #username: string | undefined;

  constructor(sources: BotSources) {
    this.#sources = sources;
  }

  /** Without the @; undefined while nobody knows. */
  get username(): string | undefined {
    return this.#username;
  }

  /** Tries once; on failure it keeps trying behind the scenes. */
  async meet(): Promise<void> {
    if (!(await this.#try())) void this.#goOn();
  }

  close(): void {
    this.#closing.abort();
  }

  async #goOn(): Promise<void> {
    const { signal } = this.#closing;
    do {
      await wait(PAUSE, signal).catch(() => undefined);
    } while (!signal.aborted && !(await this.#try()));
  }

  async #try(): Promise<boolean> {
    const { api, prepare, log } = this.#sources;
    try {
      this.#username ??= await api.username();
      await prepare();
      return true;
    } catch (error) {
      const refused = error instanceof BotApiError && (error.code === 401 || error.code === 404);
      log.error(
        { err: error },
        refused ? 'Telegram does not know this token' : 'Telegram is out of reach',
      );
      return false;
    }
  }
}
