import type { GameState } from '../../../../client/game-state.ts';
import { Confetti } from '../components/confetti.tsx';
import { Podium } from '../components/podium.tsx';
import { ordinal, points } from '../components/wording.ts';
import type { PlayerConnection } from './session.ts';

interface Props {
  connection: PlayerConnection;
  state: GameState;
}

export function FinalScreen({ connection, state }: Props) {
  const { you, podium = [] } = state;
  const leave = () => {
    connection.leave();
    history.replaceState(null, '', '/');
  };
  return (
    <section class="final">
      {you && you.rank > 0 && you.rank <= 3 && <Confetti />}
      <p class="final-over">Game over</p>
      {you && you.rank > 0 ? (
        <h1>
          You came <strong class="digits">{ordinal(you.rank)}</strong>
        </h1>
      ) : (
        <h1>Thanks for playing!</h1>
      )}
      {you && (
        <p class="final-total digits">
          {points(you.total)} points
          <span> among {points(state.players)} players</span>
        </p>
      )}
      <Podium places={podium} />
      <button type="button" class="button primary" onClick={leave}>
        Play another game
      </button>
    </section>
  );
}
