import { useState } from 'preact/hooks';
import { Button } from '../desk/frame/button.tsx';
import { Dialog } from '../desk/frame/dialog.tsx';
import { spacedPin } from './pin.ts';
import { QrCode } from './qr-code.tsx';
import { ScreenLink } from './screen-link.tsx';
import type { HostConnection } from './session.ts';
import { useScreenToken } from './use-screen-token.ts';

/** A screen's code in two groups, as people read it out. */
const spacedCode = (token: string): string => `${token.slice(0, 4)} ${token.slice(4)}`;

/** How another computer gets the big screen, and a phone the host's seat. */
export function OtherDevices({ connection }: { connection: HostConnection }) {
  const [open, setOpen] = useState(false);
  const [seat, setSeat] = useState(false);
  const access = useScreenToken(connection);
  const close = () => {
    setOpen(false);
    setSeat(false);
  };
  return (
    <>
      <Button icon="phone" onClick={() => setOpen(true)}>
        Other devices
      </Button>
      {open && (
        <Dialog
          title="Other devices"
          onClose={close}
          actions={<Button onClick={close}>Close</Button>}
        >
          <h3>The big screen on another computer</h3>
          {access && (
            <p>
              Open <b>{`${location.host}/screen`}</b> there with the PIN{' '}
              <b class="digits">{spacedPin(connection.session.pin)}</b> and the code{' '}
              <b class="screen-code digits">{spacedCode(access.token)}</b>. It shows the game, and
              nothing of what you see here.
            </p>
          )}
          <p>
            <ScreenLink connection={connection} text="Open it in a window here" />
          </p>
          <h3>Steer from your phone</h3>
          <p>
            Point your phone’s camera at a code. Whoever does has the host’s seat: show it to nobody
            else. This page then shows the game, and can take it back.
          </p>
          {seat ? (
            <SeatCode connection={connection} />
          ) : (
            <p>
              <Button onClick={() => setSeat(true)}>Show the code</Button>
            </p>
          )}
        </Dialog>
      )}
    </>
  );
}

/** Drawn when it is asked for: others may be looking at this page. */
function SeatCode({ connection: { session } }: { connection: HostConnection }) {
  const { pin, hostToken, joinUrl } = session;
  const seat = `#${new URLSearchParams({ pin, seat: hostToken })}`;
  return (
    <div class="seat-code">
      <QrCode
        text={new URL(location.pathname + seat, joinUrl).href}
        label="QR code of the host’s seat"
      />
    </div>
  );
}
