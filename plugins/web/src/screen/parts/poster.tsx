import type { Way } from '../../game/ways.ts';
import { QrCode } from '../../host/qr-code.tsx';
import { rich, t } from '../../words/t.ts';
import { BigPin } from './big-pin.tsx';

/** The way in, as large as the screen. */
export function Poster({ pin, way }: { pin: string; way: Way | undefined }) {
  return (
    <div class="poster">
      {way && <QrCode text={way.url} label={t('screen.qr', { url: way.url })} />}
      <div>
        <p>
          {way
            ? rich(way.by === 'on' ? 'screen.joinOnByPin' : 'screen.joinAtByPin', {
                name: way.name,
              })
            : t('screen.joinByPin')}
        </p>
        <BigPin pin={pin} />
      </div>
    </div>
  );
}
