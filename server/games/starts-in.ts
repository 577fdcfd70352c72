import type { Registry } from '../registry.ts';
import { within } from '../within.ts';
import type { Channel } from './channel.ts';

/** ms that a channel has to say what still waits. */
const PATIENCE = 1000;

/** ms of messages still to leave that are worth no waiting, and for which a game waits at the most. */
const LITTLE = 1000;
const MOST = 15_000;

/**
 * ms until a game can start so that its first question reaches all players soon: with hundreds of them on
 * one number of a chat, the greetings take seconds to leave, and the question would wait behind them.
 */
export async function startsIn(channels: Registry<Channel>, gameId: string): Promise<number> {
  const waits = await Promise.all(
    channels.all().map(async (channel) => {
      if (!channel.backlog) return 0;
      // A channel that does not know holds nobody up.
      return within(PATIENCE, channel.backlog(gameId)).catch(() => 0);
    }),
  );
  const longest = Math.max(0, ...waits);
  return longest > LITTLE ? Math.min(MOST, Math.ceil(longest)) : 0;
}
