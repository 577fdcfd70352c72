import { useEffect, useState } from 'preact/hooks';
import type { GameState } from '../../../../../client/game-state.ts';
import type { Credit } from '../../../../../server/protocol/channels.ts';
import { gameCredits } from '../../desk/api/games.ts';
import type { HostSession } from '../../game/sessions.ts';
import { t } from '../../words/t.ts';
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
    <p key={channel} title={t('host.creditTitle')}>
      <span>{channel === 'web' ? t('host.browser') : channel}</span>
      <span>{t('host.notCharged', { time: inSeconds(median) })}</span>
      <span>{t('host.mostCharged', { time: inSeconds(most) })}</span>
      {near > 0 && <span>{t('host.nearLimit', { count: near })}</span>}
      {quick > 0 && <span>{t('host.tooQuick', { count: quick })}</span>}
    </p>
  ));
}
