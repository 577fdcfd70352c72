import type { Logger } from 'pino';
import type { Definition } from '../engine/state.ts';
import type { ChannelLink } from '../protocol/channels.ts';
import type { Registry } from '../registry.ts';
import type { Channel } from './channel.ts';
import { isJoinedBy } from './chosen-channels.ts';

/** Ways into a game besides the browser. The game is there, whatever becomes of a link into it. */
export function channelLinks(
  channels: Registry<Channel>,
  game: Pick<Definition, 'pin' | 'options'>,
  log: Pick<Logger, 'error'>,
): ChannelLink[] {
  return channels.all().flatMap((channel) => {
    const { name, title = name } = channel;
    if (!isJoinedBy(game, name)) return [];
    try {
      const url = channel.joinUrl?.(game.pin);
      return url === undefined ? [] : [{ name, title, url }];
    } catch (error) {
      log.error({ err: error, channel: name }, 'a channel failed to make a link');
      return [];
    }
  });
}
