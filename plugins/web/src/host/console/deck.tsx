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

/** Everything the host can do to the game; what comes next is the one bright button. */
export function Deck({ connection, state, steering }: Hosting) {
  const { step, ready, free, paused, canPause, goOn, togglePause } = steering;
  if (state.phase === 'finished') return null;
  const isOpen = state.phase === 'question' && !paused;
  return (
    <footer class="deck">
      {canPause && (
        <Button icon="pause" onClick={togglePause}>
          {t('host.pause')}{' '}
          <span class="key" aria-hidden="true">
            P
          </span>
        </Button>
      )}
      {isOpen && (
        <Button icon="plus" onClick={() => void connection.command('extend', { seconds: MORE })}>
          {t('host.moreShort', { seconds: MORE })}
        </Button>
      )}
      <DoorAndSound connection={connection} state={state} />
      <span class="grow" />
      {connection.problem.value && <Problem text={inWords(connection.problem.value)} />}
      <AutoAdvance clock={connection.game.clock} state={state} />
      {isOpen && (
        <HoldButton disabled={!free} onHeld={() => void connection.command('skip', {})}>
          <Icon name="skip" /> {t('host.hold')}
        </HoldButton>
      )}
      {step ? (
        <button type="button" class="button go big next" disabled={!ready} onClick={goOn}>
          {step.label} <Icon name="next" />
        </button>
      ) : (
        <span class="button big next is-idle">{waitingFor(state)}</span>
      )}
    </footer>
  );
}

const waitingFor = ({ phase, players, question, answers = 0 }: Hosting['state']): string => {
  // In overtime most of them are waited for no more.
  const missing = question?.overtime ? 0 : Math.max(0, players - answers);
  return phase === 'question' && missing > 0
    ? t('host.waitingFor', { count: missing })
    : t('host.moment');
};
