import type { GameState } from '../../../../client/game-state.ts';
import { Icon } from '../components/icon.tsx';
import { Logo } from '../components/logo.tsx';
import { counted } from '../components/wording.ts';
import type { HostSession } from '../game/sessions.ts';
import { spacedPin } from './pin.ts';

interface Props {
  state: GameState;
  session: HostSession;
}

/** Late-comers find the PIN here all through the game. */
export function StageHeader({ state, session }: Props) {
  const { question, phase } = state;
  const running = phase !== 'lobby' && phase !== 'finished';
  return (
    <header class="stage-header">
      <Logo />
      <p class="stage-title">
        {running && question ? `Question ${question.index + 1} of ${question.total}` : state.title}{' '}
        <small class="stage-mode">{state.mode.title}</small>
      </p>
      {running && !state.locked && (
        <p class="chip">
          {new URL(session.joinUrl).host}
          <strong class="digits stage-pin">{spacedPin(state.pin)}</strong>
        </p>
      )}
      <p class="chip">
        <Icon name="people" />
        {counted(state.players, 'player')}
      </p>
    </header>
  );
}
