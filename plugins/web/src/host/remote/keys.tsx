import { Problem } from '../../components/problem.tsx';
import { inWords } from '../../desk/api/in-words.ts';
import { Button } from '../../desk/frame/button.tsx';
import { Icon } from '../../desk/frame/icons.tsx';
import { t } from '../../words/t.ts';
import { AutoAdvance } from '../auto-advance.tsx';
import { DoorAndSound } from '../door-and-sound.tsx';
import { HoldButton } from '../hold-button.tsx';
import type { Hosting } from '../host-game.tsx';
import { MORE } from '../steps.ts';

/** The keys of the remote: what comes next where the thumb is, the rest above it. */
export function Keys({ connection, state, steering }: Hosting) {
  const { step, ready, free, paused, canPause, goOn, togglePause } = steering;
  const isOpen = state.phase === 'question' && !paused;
  return (
    <footer class="remote-keys">
      {connection.problem.value && <Problem text={inWords(connection.problem.value)} />}
      <div class="keys">
        {canPause && (
          <Button icon="pause" onClick={togglePause}>
            {t('host.pause')}
          </Button>
        )}
        {isOpen && (
          <Button icon="plus" onClick={() => void connection.command('extend', { seconds: MORE })}>
            {t('host.moreSeconds', { count: MORE })}
          </Button>
        )}
        <DoorAndSound connection={connection} state={state} />
      </div>
      <AutoAdvance clock={connection.game.clock} state={state} />
      {isOpen ? (
        <HoldButton big disabled={!free} onHeld={() => void connection.command('skip', {})}>
          {t('host.hold')}
        </HoldButton>
      ) : (
        <button type="button" class="button go big next" disabled={!ready} onClick={goOn}>
          {step?.label ?? t('host.moment')} {step && <Icon name="next" />}
        </button>
      )}
      <p class="small faint">{t('host.tapNote')}</p>
    </footer>
  );
}
