import { Icon } from '../desk/frame/icons.tsx';
import { t } from '../words/t.ts';
import type { HostConnection } from './session.ts';
import { useScreenToken } from './use-screen-token.ts';

/** The big screen's own window: pressed again, the same one comes to the front. */
const WINDOW = 'qrush-screen';

/** Shows the game to the room in a window of this computer, in one click. */
export function ScreenLink({ connection, text }: { connection: HostConnection; text?: string }) {
  const access = useScreenToken(connection);
  return (
    <a
      class="button"
      target={WINDOW}
      {...(access ? { href: access.link } : { 'aria-disabled': 'true' })}
    >
      <Icon name="screen" />
      {text ?? t('host.openScreen')}
    </a>
  );
}
