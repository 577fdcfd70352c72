import { useRef, useState } from 'preact/hooks';
import type { Refusal } from '../../../../client/socket.ts';
import { DeskIcon } from '../components/desk-icon.tsx';
import { Problem } from '../components/problem.tsx';
import { addressOf } from '../screen/address.ts';
import { spacedPin } from './pin.ts';
import { QrCode } from './qr-code.tsx';
import type { HostConnection } from './session.ts';

/** The big screen's own window: pressed again, the same one comes to the front. */
const WINDOW = 'qrush-screen';

/** A screen's code in two groups, as people read it out. */
const spacedCode = (token: string): string => `${token.slice(0, 4)} ${token.slice(4)}`;

/**
 * How the audience gets a screen that shows nothing of the host's: in a window of this computer, or on
 * another one by a link or a code. And how another device gets the host's seat.
 */
export function BigScreen({ connection }: { connection: HostConnection }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [token, setToken] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const { pin } = connection.session;
  const show = async () => {
    dialog.current?.showModal();
    setProblem(undefined);
    try {
      setToken(await connection.screenToken());
    } catch (error) {
      setProblem((error as Refusal).message);
    }
  };
  const link = token && new URL(addressOf({ pin, token }), location.href).href;
  return (
    <>
      <button type="button" class="button quiet" onClick={() => void show()}>
        <DeskIcon name="expand" />
        <span>Big screen</span>
      </button>
      <dialog ref={dialog} class="dialog big-screen-dialog" aria-labelledby="big-screen-title">
        <h2 id="big-screen-title">Big screen</h2>
        <p>It shows the game to the room, and nothing of what you see here.</p>
        {problem && <Problem text={problem} />}
        {link && token && (
          <>
            <p>
              <a class="button primary" href={link} target={WINDOW}>
                Open it in a window here
              </a>
            </p>
            <p>
              On another computer open <b>{`${location.host}/screen`}</b> with the PIN{' '}
              <b class="digits">{spacedPin(pin)}</b> and the code{' '}
              <b class="screen-code digits">{spacedCode(token)}</b>.
            </p>
          </>
        )}
        <details>
          <summary>Steer from your phone</summary>
          <p>
            Point your phone’s camera here. Whoever does has the host’s seat: keep it off the
            projector. This page then shows the game, and can take it back.
          </p>
          <Seat connection={connection} />
        </details>
        <div class="dialog-actions">
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </div>
      </dialog>
    </>
  );
}

/** Drawn when it is asked for: others may be looking at this page. */
function Seat({ connection: { session } }: { connection: HostConnection }) {
  const [shown, setShown] = useState(false);
  if (!shown)
    return (
      <button type="button" class="button quiet" onClick={() => setShown(true)}>
        Show the code
      </button>
    );
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
