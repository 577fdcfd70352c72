import type { Definition } from '../engine/state.ts';
import { QRushError } from '../protocol/errors.ts';
import type { Registry } from '../registry.ts';
import type { Channel } from './channel.ts';

type Chosen = Pick<Definition, 'options'>;

type Channels = Pick<Registry<Channel>, 'get' | 'names'>;

/** Whether players may join this game by this channel: by any, unless its host has chosen some. */
export const isJoinedBy = ({ options: { channels } }: Chosen, name: string): boolean =>
  channels?.includes(name) ?? true;

/** @throws QRushError `BAD_OPTIONS` for a channel that the server does not have */
export function requireKnown(
  { channels: chosen = [] }: Definition['options'],
  all: Channels,
): void {
  const unknown = chosen.find((name) => !all.get(name));
  if (unknown === undefined) return;
  throw new QRushError(
    'BAD_OPTIONS',
    `channels: there is no channel "${unknown}"; there are: ${all.names().join(', ')}.`,
  );
}

/** @throws QRushError `CHANNEL_CLOSED`, which names the ways in that there are */
export function requireJoinedBy(game: Chosen, name: string, all: Pick<Channels, 'get'>): void {
  if (isJoinedBy(game, name)) return;
  const titles = (game.options.channels ?? []).map((one) => all.get(one)?.title ?? one);
  const ways = new Intl.ListFormat('en', { type: 'disjunction' }).format(titles);
  throw new QRushError(
    'CHANNEL_CLOSED',
    `Join this game by ${ways}: its host has opened no other way in.`,
  );
}
