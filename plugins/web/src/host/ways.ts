import { useEffect, useState } from 'preact/hooks';
import type { GameState } from '../../../../client/game-state.ts';
import { gameChannels } from '../desk/api/games.ts';
import type { HostSession } from '../game/sessions.ts';
import { type Way, waysInto } from '../game/ways.ts';

/**
 * The ways into the host's game. A host who has taken it over from somebody else asks for the links
 * of chats.
 */
export function useWays(
  { id, hostToken, joinUrl, channels }: HostSession,
  state: Pick<GameState, 'channels'>,
): Way[] {
  const [links, setLinks] = useState(channels);
  useEffect(() => {
    if (channels) return;
    let isCurrent = true;
    gameChannels(id, hostToken).then(
      (found) => {
        const linked = found.flatMap(({ name, title, url }) =>
          url === undefined ? [] : [{ name, title, url }],
        );
        if (isCurrent) setLinks(linked);
      },
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [id, hostToken, channels]);
  return waysInto(state, { joinUrl, channels: links });
}
