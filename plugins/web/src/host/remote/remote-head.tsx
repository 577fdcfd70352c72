import { useRef, useState } from 'preact/hooks';
import { Button } from '../../desk/frame/button.tsx';
import { Dialog } from '../../desk/frame/dialog.tsx';
import { t } from '../../words/t.ts';
import { ChannelsCard } from '../console/channels-card.tsx';
import { JoinCard } from '../console/join-card.tsx';
import { PeopleCard } from '../console/people-card.tsx';
import { WaitingCard } from '../console/waiting-card.tsx';
import { EndDialog } from '../end-dialog.tsx';
import type { Hosting } from '../host-game.tsx';
import { OtherDevices } from '../other-devices.tsx';
import { spacedPin } from '../pin.ts';
import { placeIn } from '../steps.ts';
import { useAwaited } from '../use-awaited.ts';

/** Where the game is, and behind a button all that is not needed every minute. */
export function RemoteHead({ connection, state }: Hosting) {
  const [open, setOpen] = useState(false);
  const endDialog = useRef<HTMLDialogElement>(null);
  const waiting = connection.waiting.value.length;
  const close = () => setOpen(false);
  return (
    <header class="remote-head">
      <i class={`dot ${connection.online.value ? '' : 'warn'}`} aria-hidden="true" />
      <h1 class="grow">{placeIn(state)}</h1>
      <span class="chip digits">
        <span class="visually-hidden">{t('host.pin')} </span>
        {spacedPin(state.pin)}
      </span>
      <Button icon="people" onClick={() => setOpen(true)}>
        {waiting > 0 ? t('host.waiting', { count: waiting }) : t('host.people')}
      </Button>
      {open && (
        <Dialog
          title={state.title}
          onClose={close}
          actions={<Button onClick={close}>{t('desk.close')}</Button>}
        >
          <WaitingCard connection={connection} />
          <People connection={connection} state={state} />
          <JoinCard session={connection.session} state={state} />
          <ChannelsCard session={connection.session} state={state} />
          <OtherDevices connection={connection} />
          {state.phase !== 'finished' && (
            <Button
              kind="danger"
              icon="flag"
              onClick={() => {
                close();
                endDialog.current?.showModal();
              }}
            >
              {t('host.end')}
            </Button>
          )}
        </Dialog>
      )}
      <EndDialog dialog={endDialog} onEnd={() => void connection.command('end', {})} />
    </header>
  );
}

/** Whoever does not look asks nothing. */
function People({ connection, state }: Pick<Hosting, 'connection' | 'state'>) {
  return (
    <PeopleCard connection={connection} state={state} awaited={useAwaited(connection, state)} />
  );
}
