import type { Logger } from 'pino';
import type { ChannelReport, CreditFigures } from '../protocol/channels.ts';
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
  records: { games: Pick<Records['games'], 'get' | 'keepChannels'> };
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

  /** The facts, with what was credited on each channel. */
  withCredits(told: ArchivedChannel[], credits: [string, CreditFigures][]): ArchivedChannel[] {
    const { channels } = this.#sources;
    const all = new Map(told.map((one) => [one.name, one]));
    for (const [name, credit] of credits) {
      const { title = name } = channels.get(name) ?? {};
      all.set(name, { name, title, ...all.get(name), credit });
    }
    return [...all.values()];
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
    const { games } = this.#sources.records;
    const facts = await this.of(gameId);
    if (facts.length === 0) return;
    const { channels = [] } = (await games.get(gameId)) ?? {};
    const credits = channels.flatMap(({ name, credit }): [string, CreditFigures][] =>
      credit ? [[name, credit]] : [],
    );
    await games.keepChannels(gameId, this.withCredits(facts, credits));
  }
}
