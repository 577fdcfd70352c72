import { Problem } from '../../components/problem.tsx';
import { Button } from '../../desk/frame/button.tsx';
import { Icon } from '../../desk/frame/icons.tsx';
import { AutoAdvance } from '../auto-advance.tsx';
import { HoldButton } from '../hold-button.tsx';
import type { Hosting } from '../host-game.tsx';
import { MORE } from '../steps.ts';
import { useSound } from '../use-sound.ts';

/** The keys of the remote: what comes next where the thumb is, the rest above it. */
export function Keys({ connection, state, steering }: Hosting) {
  const { step, ready, free, paused, canPause, goOn, togglePause } = steering;
  const sound = useSound(connection);
  const isOpen = state.phase === 'question' && !paused;
  return (
    <footer class="remote-keys">
      {connection.problem.value && <Problem text={connection.problem.value.message} />}
      <div class="keys">
        {canPause && (
          <Button icon="pause" onClick={togglePause}>
            Pause
          </Button>
        )}
        {isOpen && (
          <Button icon="plus" onClick={() => void connection.command('extend', { seconds: MORE })}>
            {MORE} seconds
          </Button>
        )}
        <Button
          icon={state.locked ? 'lock' : 'unlock'}
          aria-pressed={state.locked}
          onClick={() => void connection.command('lock', { locked: !state.locked })}
        >
          {state.locked ? 'Unlock' : 'Lock'}
        </Button>
        <Button icon={sound.on ? 'sound' : 'mute'} aria-pressed={!sound.on} onClick={sound.toggle}>
          {sound.on ? 'Mute' : 'Sound on'}
        </Button>
      </div>
      <AutoAdvance clock={connection.game.clock} state={state} />
      {isOpen ? (
        <HoldButton big disabled={!free} onHeld={() => void connection.command('skip', {})}>
          Hold to close now
        </HoldButton>
      ) : (
        <button type="button" class="button go big next" disabled={!ready} onClick={goOn}>
          {step?.label ?? 'One moment…'} {step && <Icon name="next" />}
        </button>
      )}
      <p class="small faint">
        Takes no tap for a second after each step, so a double tap does no harm
      </p>
    </footer>
  );
}
