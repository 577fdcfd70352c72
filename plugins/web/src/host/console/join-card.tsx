import type { GameState } from '../../../../../client/game-state.ts';
import type { HostSession } from '../../game/sessions.ts';
import { rich, t } from '../../words/t.ts';
import { spacedPin } from '../pin.ts';
import { QrCode } from '../qr-code.tsx';
import { useWays } from '../ways.ts';
import { Card } from './card.tsx';

interface Props {
  session: HostSession;
  state: GameState;
}

/** How to get in, to show or to send: by the ways that are open. */
export function JoinCard({ session, state }: Props) {
  const [first, ...others] = useWays(session, state);
  return (
    <Card title={t('host.howToJoin')} look="join-card">
      {first && <QrCode text={first.url} label={t('host.qrOf', { address: first.url })} />}
      <div class="stack">
        <p>
          {first ? (
            <a href={first.url} target="_blank" rel="noopener">
              {rich(first.by === 'at' ? 'host.joinAtWith' : 'host.joinOnWith', {
                name: first.name,
              })}
            </a>
          ) : (
            t('host.joinWith')
          )}
        </p>
        <p class="pin digits">{spacedPin(state.pin)}</p>
        {state.locked && <p class="warn">{t('host.doorClosedText')}</p>}
        {others.length > 0 && (
          <p class="row wrap">
            {others.map(({ name, url }) => (
              <a key={url} class="button" href={url} target="_blank" rel="noopener">
                {t('host.on', { name })}
              </a>
            ))}
          </p>
        )}
      </div>
    </Card>
  );
}
