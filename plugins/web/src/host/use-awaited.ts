import { useEffect, useState } from 'preact/hooks';
import type { GameState } from '../../../../client/game-state.ts';
import { Refusal } from '../../../../client/socket.ts';
import type { Awaited } from '../../../../server/protocol/console.ts';
import type { HostConnection } from './session.ts';

/** ms between two looks: a name that stays a moment longer misleads nobody. */
const INTERVAL = 2000;

/**
 * Players who have not answered the open question; undefined while none is open, or until it is
 * known.
 */
export function useAwaited(connection: HostConnection, state: GameState): Awaited | undefined {
  const [awaited, setAwaited] = useState<Awaited>();
  const open = state.phase === 'question' ? state.question?.index : undefined;
  // Then fewer are awaited, at once.
  const overtime = state.question?.overtime;
  useEffect(() => {
    if (open === undefined) return undefined;
    let shown = true;
    const look = async () => {
      if (!connection.online.peek()) return;
      try {
        const found = await connection.awaited();
        if (shown) setAwaited(found);
      } catch (refusal) {
        // The question may have closed meanwhile.
        if (!(refusal instanceof Refusal)) throw refusal;
      }
    };
    void look();
    const timer = setInterval(() => void look(), INTERVAL);
    return () => {
      shown = false;
      clearInterval(timer);
    };
  }, [connection, open, overtime]);
  return awaited?.index === open ? awaited : undefined;
}
