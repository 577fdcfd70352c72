import { Button } from '../desk/frame/button.tsx';
import { t } from '../words/t.ts';
import type { Hosting } from './host-game.tsx';
import { useSound } from './use-sound.ts';

/** The buttons, of console and remote alike, for the door and for the sound of big screens. */
export function DoorAndSound({ connection, state }: Pick<Hosting, 'connection' | 'state'>) {
  const sound = useSound(connection);
  return (
    <>
      <Button
        icon={state.locked ? 'lock' : 'unlock'}
        aria-pressed={state.locked}
        onClick={() => void connection.command('lock', { locked: !state.locked })}
      >
        {t(state.locked ? 'host.unlock' : 'host.lock')}
      </Button>
      <Button icon={sound.on ? 'sound' : 'mute'} aria-pressed={!sound.on} onClick={sound.toggle}>
        {t(sound.on ? 'host.mute' : 'host.unmute')}
      </Button>
    </>
  );
}
