import type { GameState } from '../../../../client/game-state.ts';
import type { ChannelLink } from '../../../../server/protocol/channels.ts';

/** The browser among the channels of a game. */
export const BROWSER = 'web';

/** A way into a game, as people are told of it. */
export interface Way {
  /** Where it leads, as a QR code does. */
  url: string;
  /** The text instead of the address: the host of a page, or the name of a chat. */
  name: string;
  /** How one gets there by that name. */
  by: 'at' | 'on';
}

/** The ways into a game that its host has opened, the browser first. */
export function waysInto(
  { channels: chosen }: Pick<GameState, 'channels'>,
  { joinUrl, channels = [] }: { joinUrl: string; channels?: ChannelLink[] | undefined },
): Way[] {
  const isOpen = (name: string) => chosen?.includes(name) ?? true;
  return [
    ...(isOpen(BROWSER) ? [{ url: joinUrl, name: new URL(joinUrl).host, by: 'at' as const }] : []),
    ...channels
      .filter(({ name }) => isOpen(name))
      .map(({ title, url }) => ({ url, name: title, by: 'on' as const })),
  ];
}
