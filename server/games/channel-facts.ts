import type { Logger } from 'pino';
import type { ChannelReport } from '../protocol/channels.ts';
import type { ArchivedChannel, Records } from '../records/contract.ts';
import type { Registry } from '../registry.ts';
import type { Timers } from '../services.ts';
import { within } from '../within.ts';
import type { Channel } from './channel.ts';

/** The kind of the timer at which channels are asked once more how a game went; its key is the game. */
export const CHANNEL_TIMER = 'channel-facts';

/** ms that a channel has to tell how a game went: the archive does not wait for a plugin. */
const PATIENCE = 2000;

/** ms from the end until the last messages have arrived, and their price is known; or half the game's time. */
const SETTLED = 10 * 60_000;

/** A game that nobody played by a channel has no messages there. */
const isSaying = ({ messages, spread }: ChannelReport): boolean =>
  spread !== undefined || Object.values(messages ?? {}).some((count) => count > 0);

export interface ChannelFactSources {
  channels: Registry<Channel>;
  records: Pick<Records, 'games'>;
  timers: Pick<Timers, 'set'>;
  now(): Promise<number>;
  /** ms that a finished game stays in live state. */
  finishedTtl: number;
  log: Pick<Logger, 'warn'>;
}

/**
 * How games went on their channels. It is kept at the end, since nobody knows it any more when the live
 * state is gone; and once more a while later, when the last messages have arrived.
 */
export class ChannelFacts {
  readonly #sources: ChannelFactSources;

  constructor(sources: ChannelFactSources) {
    this.#sources = sources;
  }

  /** From each channel that can tell; a channel that fails to is left out. */
  async of(gameId: string): Promise<ArchivedChannel[]> {
    const { channels, log } = this.#sources;
    const told = await Promise.all(
      channels.all().map(async (channel): Promise<ArchivedChannel[]> => {
        const { name, title = name } = channel;
        if (!channel.report) return [];
        try {
          const report = await within(PATIENCE, channel.report(gameId));
          return isSaying(report) ? [{ name, title, report }] : [];
        } catch (error) {
          log.warn({ err: error, channel: name }, 'a channel failed to tell how a game went');
          return [];
        }
      }),
    );
    return told.flat();
  }

  /** Asks once more later, of a game that was archived with facts. */
  async askAgain(gameId: string): Promise<void> {
    const { timers, now, finishedTtl } = this.#sources;
    await timers.set(
      CHANNEL_TIMER,
      gameId,
      (await now()) + Math.min(SETTLED, Math.floor(finishedTtl / 2)),
    );
  }

  /** The timer is due: keeps the facts as they are by now. */
  async due(gameId: string): Promise<void> {
    const facts = await this.of(gameId);
    if (facts.length > 0) await this.#sources.records.games.keepChannels(gameId, facts);
  }
}
