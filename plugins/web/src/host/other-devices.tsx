import { useState } from 'preact/hooks';
import { Button } from '../desk/frame/button.tsx';
import { Dialog } from '../desk/frame/dialog.tsx';
import { rich, t } from '../words/t.ts';
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
        {t('host.devices')}
      </Button>
      {open && (
        <Dialog
          title={t('host.devices')}
          onClose={close}
          actions={<Button onClick={close}>{t('desk.close')}</Button>}
        >
          <h3>{t('host.otherComputer')}</h3>
          {access && (
            <>
              <p>{rich('host.openThere', { address: `${location.host}/screen` })}</p>
              <p class="row wrap">
                <span>
                  {t('host.pin')} <b class="digits">{spacedPin(connection.session.pin)}</b>
                </span>
                <span>
                  {t('host.code')} <b class="screen-code digits">{spacedCode(access.token)}</b>
                </span>
              </p>
            </>
          )}
          <p>
            <ScreenLink connection={connection} text={t('host.openHere')} />
          </p>
          <h3>{t('host.steerPhone')}</h3>
          <p>{t('host.steerPhoneText')}</p>
          {seat ? (
            <SeatCode connection={connection} />
          ) : (
            <p>
              <Button onClick={() => setSeat(true)}>{t('host.showCode')}</Button>
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
      <QrCode text={new URL(location.pathname + seat, joinUrl).href} label={t('host.seatCode')} />
    </div>
  );
}
