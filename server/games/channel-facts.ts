import type { Logger } from 'pino';
import type { ArchivedChannel } from '../records/contract.ts';
import type { Registry } from '../registry.ts';
import { within } from '../within.ts';
import type { Channel } from './channel.ts';

/** ms that a channel has to tell how a game went: the archive does not wait for a plugin. */
const PATIENCE = 2000;

/** How a game went on each channel that can tell; without those that fail to. */
export async function channelFacts(
  channels: Registry<Channel>,
  gameId: string,
  log: Pick<Logger, 'warn'>,
): Promise<ArchivedChannel[]> {
  const told = await Promise.all(
    channels.all().map(async (channel): Promise<ArchivedChannel[]> => {
      const { name, title = name } = channel;
      if (!channel.report) return [];
      try {
        const report = await within(PATIENCE, channel.report(gameId));
        return Object.keys(report).length > 0 ? [{ name, title, report }] : [];
      } catch (error) {
        log.warn({ err: error, channel: name }, 'a channel failed to tell how a game went');
        return [];
      }
    }),
  );
  return told.flat();
}
