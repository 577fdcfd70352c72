import type { Way } from '../../game/ways.ts';
import { QrCode } from '../../host/qr-code.tsx';
import { BigPin } from './big-pin.tsx';

/** The way in, as large as the screen. */
export function Poster({ pin, way }: { pin: string; way: Way | undefined }) {
  return (
    <div class="poster">
      {way && <QrCode text={way.url} label={`QR code of ${way.url}`} />}
      <div>
        <p>
          Join{' '}
          {way && (
            <>
              {way.by} <b>{way.name}</b>{' '}
            </>
          )}
          with the PIN
        </p>
        <BigPin pin={pin} />
      </div>
    </div>
  );
}
