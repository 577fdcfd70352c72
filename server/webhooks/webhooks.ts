import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { Settings } from '../../config/settings.ts';
import type { JobQueue, Jobs } from '../jobs/contract.ts';
import type { GameFinished } from '../protocol/webhooks.ts';
import type { Announcement, WebhookRecords } from '../records/webhook-contract.ts';
import { type SendOptions, send } from './send.ts';
import { signedHeaders } from './signature.ts';

/** Tries, a minute apart at most: a day. */
const RETRIES = 1450;

/** ms after which an address is given up. */
const GIVEN_UP = 25 * 3_600_000;

/** Announcements that are looked up at a time. */
const AT_A_TIME = 200;

/** An address that answers so wants to hear no more of this. */
const GONE = 410;

export interface WebhookSources {
  settings: Pick<Settings, 'webhookUrls' | 'webhookSecret' | 'webhookPrivate'>;
  records: WebhookRecords;
  jobs: Jobs;
  /** The message about a game; undefined when the game is gone. */
  message(gameId: string): Promise<GameFinished | undefined>;
  log: Pick<Logger, 'warn'>;
}

/**
 * Tells the addresses of the settings that a game is over. Announcements stand in the records, with
 * the game: the queue may lose its jobs, and gets them again.
 */
export class Webhooks {
  readonly #sources: WebhookSources;
  readonly #queue: JobQueue<Announcement> | undefined;

  constructor(sources: WebhookSources) {
    this.#sources = sources;
    // Without addresses there is no queue.
    if (this.urls.length === 0) return;
    this.#queue = sources.jobs.open<Announcement>({
      name: 'webhooks',
      concurrency: 2,
      timeout: 10_000,
      retries: RETRIES,
      backoff: 1000,
      handle: (announcement) => this.#tell(announcement),
    });
  }

  /** The addresses that are told of each game. */
  get urls(): readonly string[] {
    return this.#sources.settings.webhookUrls;
  }

  /** Tells of a game that was archived, with who is to be told. */
  async announce(gameId: string): Promise<void> {
    await this.#queue?.add(...this.urls.map((url) => jobOf({ gameId, url })));
  }

  /**
   * Tells what a process that died has not told; gives up what nobody has taken for a day.
   * @param now ms since the epoch
   * @returns how many were given up
   */
  async resume(now: number): Promise<number> {
    const { records, log } = this.#sources;
    const dropped = await records.dropBefore(new Date(now - GIVEN_UP));
    if (dropped > 0) log.warn({ dropped }, 'finished games were not told to all webhooks');
    for await (const some of records.due(AT_A_TIME)) await this.#queue?.add(...some.map(jobOf));
    return dropped;
  }

  async #tell(announcement: Announcement): Promise<void> {
    const { gameId, url } = announcement;
    const { records, message, settings, log } = this.#sources;
    if (!(await records.isDue(announcement))) return;
    const said = this.urls.includes(url) ? await message(gameId) : undefined;
    if (said) {
      const body = JSON.stringify(said);
      const headers = signedHeaders(settings.webhookSecret, `finished-${gameId}`, body, Date.now());
      const status = await send(url, body, headers, lookUp(settings));
      if (status === GONE) log.warn({ gameId, host: new URL(url).host }, 'a webhook is gone');
      else if (status < 200 || status > 299)
        throw new Error(`${new URL(url).host} answers ${status}`);
    }
    await records.done(announcement);
  }
}

const jobOf = (payload: Announcement) => ({
  id: `${payload.gameId}-${createHash('sha256').update(payload.url).digest('hex').slice(0, 12)}`,
  payload,
});

const lookUp = ({ webhookPrivate }: WebhookSources['settings']): SendOptions =>
  webhookPrivate === 'on' ? { isAllowed: () => true } : {};
