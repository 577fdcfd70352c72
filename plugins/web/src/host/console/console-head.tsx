import { useRef } from 'preact/hooks';
import { Button } from '../../desk/frame/button.tsx';
import { modeTitle } from '../../words/mode-title.ts';
import { t } from '../../words/t.ts';
import { EndDialog } from '../end-dialog.tsx';
import type { Hosting } from '../host-game.tsx';
import { OtherDevices } from '../other-devices.tsx';
import { spacedPin } from '../pin.ts';
import { ScreenLink } from '../screen-link.tsx';
import { placeIn } from '../steps.ts';

/** The game's name and progress; the room's screen, other devices, and the end. */
export function ConsoleHead({ connection, state, steering }: Hosting) {
  const endDialog = useRef<HTMLDialogElement>(null);
  return (
    <header class="desk-head">
      <div class="grow">
        <h1 class="cut" dir="auto">
          {state.title}
        </h1>
        <p class="small faint">
          {t('host.pin')} <b class="digits console-pin">{spacedPin(state.pin)}</b>
          {', '}
          {placeIn(state)}, <span>{modeTitle(state.mode)}</span>
        </p>
      </div>
      {steering.screenIsOpen && (
        <span class="chip good">
          <i class="dot" aria-hidden="true" /> {t('host.screenIsOpen')}
        </span>
      )}
      <OtherDevices connection={connection} />
      <ScreenLink connection={connection} />
      {state.phase !== 'finished' && (
        <Button kind="danger" icon="flag" onClick={() => endDialog.current?.showModal()}>
          {t('host.end')}
        </Button>
      )}
      <EndDialog dialog={endDialog} onEnd={() => void connection.command('end', {})} />
    </header>
  );
}
