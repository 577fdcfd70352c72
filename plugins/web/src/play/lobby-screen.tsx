import type { GameState } from '../../../../client/game-state.ts';
import { Icon } from '../components/icon.tsx';
import { counted } from '../components/wording.ts';
import type { PlayerConnection } from './session.ts';

interface Props {
  connection: PlayerConnection;
  state: GameState;
}

export function LobbyScreen({ connection, state }: Props) {
  const leave = () => {
    connection.leave();
    history.replaceState(null, '', `/?pin=${state.pin}`);
  };
  return (
    <section class="lobby">
      <div class="lobby-mark" aria-hidden="true">
        <Icon name="check" />
      </div>
      <h1>You're in! {state.you?.nickname}</h1>
      <p class="lobby-title">
        {state.title} <small class="lobby-mode">{state.mode.title}</small>
      </p>
      <p class="chip">
        <Icon name="people" />
        {counted(state.players, 'player')}
      </p>
      <p class="lobby-wait">
        See your name on the big screen?
        <br />
        The game starts as soon as the host says so.
      </p>
      <ul class="newcomers" aria-hidden="true">
        {state.newcomers.slice(-4).map(({ nickname }) => (
          <li key={nickname}>{nickname} joined</li>
        ))}
      </ul>
      <button type="button" class="button quiet" onClick={leave}>
        Not you? Join as somebody else
      </button>
    </section>
  );
}
