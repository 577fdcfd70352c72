import type { GameState } from '../../../../client/game-state.ts';
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
  const { joinUrl } = connection.session;
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
        {connection.session.channels?.map(({ title, url }) => (
          <figure class="invitation-qr" key={url}>
            <QrCode text={url} label={`QR code of ${url}`} />
            <figcaption>
              <a href={url} target="_blank" rel="noopener">
                On {title}
              </a>
            </figcaption>
          </figure>
        ))}
      </section>
      <Roster connection={connection} state={state} />
      <ChannelPlans session={connection.session} />
    </>
  );
}
