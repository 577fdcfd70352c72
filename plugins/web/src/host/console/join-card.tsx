import type { GameState } from '../../../../../client/game-state.ts';
import type { HostSession } from '../../game/sessions.ts';
import { spacedPin } from '../pin.ts';
import { QrCode } from '../qr-code.tsx';
import { Card } from './card.tsx';

interface Props {
  session: HostSession;
  state: GameState;
}

/** How to get in, to show or to send. */
export function JoinCard({ session, state }: Props) {
  const { joinUrl, channels = [] } = session;
  return (
    <Card title="How to join" look="join-card">
      <QrCode text={joinUrl} label={`QR code of ${joinUrl}`} />
      <div class="stack">
        <p>
          Join at{' '}
          <a href={joinUrl} target="_blank" rel="noopener">
            {new URL(joinUrl).host}
          </a>{' '}
          with the PIN
        </p>
        <p class="pin digits">{spacedPin(state.pin)}</p>
        {state.locked && <p class="warn">The door is closed: nobody can join now.</p>}
        {channels.length > 0 && (
          <p class="row wrap">
            {channels.map(({ title, url }) => (
              <a key={url} class="button" href={url} target="_blank" rel="noopener">
                On {title}
              </a>
            ))}
          </p>
        )}
      </div>
    </Card>
  );
}
