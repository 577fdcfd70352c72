import type { GameState } from '../../../../client/game-state.ts';
import { unjudgedIn } from './rulings/unjudged.ts';
import { useScreenWindow } from './screen-window.ts';
import type { HostConnection } from './session.ts';
import { isPodium, nextStep, type Step, whereIs } from './steps.ts';
import { useDeadTime } from './use-dead-time.ts';
import { actOf, useShortcuts } from './use-shortcuts.ts';

export interface Steering {
  step: Step | undefined;
  /** Whether the next step would be taken now. */
  ready: boolean;
  /** Whether anything would be. */
  free: boolean;
  paused: boolean;
  canPause: boolean;
  /** Whether a window of this browser shows the game to the room. */
  screenIsOpen: boolean;
  goOn(): void;
  togglePause(): void;
}

/**
 * The next step and whether it may be taken: by a button, by the keys and from the big screen's
 * window.
 */
export function useSteering(connection: HostConnection, state: GameState): Steering {
  const step = nextStep(state);
  const paused = state.pausedAt !== undefined;
  const over = state.phase === 'finished';
  const canPause = state.phase !== 'lobby' && !over && !paused;
  const nobody = state.phase === 'lobby' && state.players === 0;
  const dead = useDeadTime(whereIs(state));
  const free = !dead && !connection.busy.value && connection.online.value;
  const ready = step !== undefined && !nobody && free;
  const goOn = () => {
    if (!ready || (isPodium(state, step) && unjudgedIn(connection).holdUp())) return;
    void connection.command(step.command, {});
  };
  const togglePause = () => {
    if (paused || canPause) void connection.command(paused ? 'resume' : 'pause', {});
  };
  const actions = { goOn, togglePause };
  useShortcuts(actions);
  const screenIsOpen = useScreenWindow(state.pin, (key) => actOf(key, actions)?.());
  return { step, ready, free, paused, canPause, screenIsOpen, goOn, togglePause };
}
