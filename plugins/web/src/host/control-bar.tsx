import { useRef } from 'preact/hooks';
import type { GameState } from '../../../../client/game-state.ts';
import { DeskIcon } from '../components/desk-icon.tsx';
import { Icon } from '../components/icon.tsx';
import { Problem } from '../components/problem.tsx';
import { AutoAdvance } from './auto-advance.tsx';
import { BigScreen } from './big-screen.tsx';
import { EndDialog } from './end-dialog.tsx';
import { HoldButton } from './hold-button.tsx';
import type { HostConnection } from './session.ts';
import { nextStep, whereIs } from './steps.ts';
import { useDeadTime } from './use-dead-time.ts';
import { toggleFullscreen, useShortcuts } from './use-shortcuts.ts';
import { WaitingRoom } from './waiting-room.tsx';

interface Props {
  connection: HostConnection;
  state: GameState;
}

/** Everything the host can do; what comes next is the one bright button. */
export function ControlBar({ connection, state }: Props) {
  const endDialog = useRef<HTMLDialogElement>(null);
  const step = nextStep(state);
  const paused = state.pausedAt !== undefined;
  const canPause = state.phase !== 'lobby' && !paused;
  const nobody = state.phase === 'lobby' && state.players === 0;
  const dead = useDeadTime(whereIs(state));
  const free = !dead && !connection.busy.value && connection.online.value;
  const ready = step && !nobody && free;
  const goOn = () => {
    if (ready) void connection.command(step.command, {});
  };
  const togglePause = () => {
    if (paused || canPause) void connection.command(paused ? 'resume' : 'pause', {});
  };
  useShortcuts({ goOn, togglePause });

  return (
    <footer class="control-bar">
      {canPause && (
        <button type="button" class="button quiet" onClick={togglePause}>
          <Icon name="pause" />
          <span>Pause</span>
        </button>
      )}
      <button
        type="button"
        class="button quiet"
        aria-pressed={state.locked}
        onClick={() => void connection.command('lock', { locked: !state.locked })}
      >
        <DeskIcon name={state.locked ? 'lock' : 'unlock'} />
        <span>{state.locked ? 'Unlock' : 'Lock'}</span>
      </button>
      <button type="button" class="button quiet wide-only" onClick={toggleFullscreen}>
        <DeskIcon name="expand" />
        <span>Full screen</span>
      </button>
      <button type="button" class="button quiet" onClick={() => endDialog.current?.showModal()}>
        <Icon name="flag" />
        <span>End</span>
      </button>
      <BigScreen connection={connection} />
      <WaitingRoom connection={connection} />
      {state.phase === 'question' && !paused && (
        <HoldButton disabled={!free} onHeld={() => void connection.command('skip', {})}>
          <Icon name="clock" />
          <span>Skip to the answer</span>
        </HoldButton>
      )}
      <div class="control-bar-next">
        {connection.problem.value && <Problem text={connection.problem.value.message} />}
        <AutoAdvance clock={connection.game.clock} state={state} />
        {step && (
          <button type="button" class="button primary big" disabled={!ready} onClick={goOn}>
            {step.label}
            <Icon name="next" />
          </button>
        )}
      </div>
      <EndDialog dialog={endDialog} onEnd={() => void connection.command('end', {})} />
    </footer>
  );
}
