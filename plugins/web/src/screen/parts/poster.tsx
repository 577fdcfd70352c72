import { QrCode } from '../../host/qr-code.tsx';
import { BigPin } from './big-pin.tsx';

/** The way in, as large as the screen. */
export function Poster({ pin, joinUrl }: { pin: string; joinUrl: string }) {
  return (
    <div class="poster">
      <QrCode text={joinUrl} label={`QR code of ${joinUrl}`} />
      <div>
        <p>
          Join at <b>{new URL(joinUrl).host}</b> with the PIN
        </p>
        <BigPin pin={pin} />
      </div>
    </div>
  );
}
