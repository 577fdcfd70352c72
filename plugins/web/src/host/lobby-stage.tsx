import type { GameState } from '../game/game-state.ts';
import { ChannelPlans } from './channel-plans.tsx';
import { spacedPin } from './pin.ts';
import { QrCode } from './qr-code.tsx';
import { Roster } from './roster.tsx';
import type { HostConnection } from './session.ts';

interface Props {
  connection: HostConnection;
  state: GameState;
}

/** How to get in, in letters that reach the last row, and who already is. */
export function LobbyStage({ connection, state }: Props) {
  const { joinUrl, whatsappUrl } = connection.session;
  return (
    <>
      <section class="invitation" aria-label="How to join">
        <div class="invitation-pin card">
          <p>
            Join at <a href={joinUrl}>{new URL(joinUrl).host}</a>
          </p>
          <h1>
            <span class="invitation-label">Game PIN</span>
            <span class="pin digits">{spacedPin(state.pin)}</span>
          </h1>
          <p class="invitation-door">
            {state.locked
              ? 'The door is closed: nobody can join now.'
              : 'or point your camera here'}
          </p>
        </div>
        <figure class="invitation-qr">
          <QrCode text={joinUrl} label={`QR code of ${joinUrl}`} />
          <figcaption>In the browser</figcaption>
        </figure>
        {whatsappUrl !== undefined && (
          <figure class="invitation-qr">
            <QrCode text={whatsappUrl} label={`QR code of ${whatsappUrl}`} />
            <figcaption>
              <a href={whatsappUrl} target="_blank" rel="noopener">
                On WhatsApp
              </a>
            </figcaption>
          </figure>
        )}
      </section>
      <Roster connection={connection} state={state} />
      <ChannelPlans session={connection.session} />
    </>
  );
}
