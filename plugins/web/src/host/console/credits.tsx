import { useEffect, useState } from 'preact/hooks';
import type { GameState } from '../../../../../client/game-state.ts';
import type { Credit } from '../../../../../server/protocol/channels.ts';
import { counted } from '../../components/wording.ts';
import { gameCredits } from '../../desk/api/games.ts';
import type { HostSession } from '../../game/sessions.ts';
import { inSeconds } from '../channels.ts';

/** ms that are worth a line. */
const WORTH = 250;

/** Time that was not charged to players in the question on show, by channel, where it is worth a line. */
export function useCredits(
  { id, hostToken }: HostSession,
  { phase, question }: GameState,
): Credit[] {
  const [credits, setCredits] = useState<Credit[]>([]);
  const revealed = phase === 'revealed' ? question?.index : undefined;
  useEffect(() => {
    setCredits([]);
    if (revealed === undefined) return;
    let shown = true;
    gameCredits(id, hostToken).then(
      (found) => {
        if (shown) setCredits(found.filter(({ most }) => most >= WORTH));
      },
      () => undefined,
    );
    return () => {
      shown = false;
    };
  }, [id, hostToken, revealed]);
  return credits;
}

/** One line by channel. */
export function Credits({ credits }: { credits: Credit[] }) {
  return credits.map(({ channel, median, most, near = 0, quick = 0 }) => (
    <p key={channel} title="Time for the way through the network, not charged to players">
      <span>{channel === 'web' ? 'browsers' : channel}</span>
      <span>{inSeconds(median)} not charged</span>
      <span>at most {inSeconds(most)}</span>
      {near > 0 && <span>{counted(near, 'line')} near the limit</span>}
      {quick > 0 && <span>{counted(quick, 'answer')} faster than people</span>}
    </p>
  ));
}
