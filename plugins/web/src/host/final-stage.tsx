import { Confetti } from '../components/confetti.tsx';
import { Leaderboard } from '../components/leaderboard.tsx';
import { Podium } from '../components/podium.tsx';
import type { GameState } from '../game/game-state.ts';
import { ReportLinks } from './report-links.tsx';

interface Props {
  state: GameState;
  gameId: string;
  onLeave(): void;
}

export function FinalStage({ state, gameId, onLeave }: Props) {
  const { podium = [], leaderboard = [] } = state;
  const others = leaderboard.slice(podium.length, 10);
  return (
    <section class="stage-final">
      {podium.length > 0 && <Confetti />}
      <h1>{podium.length > 0 ? 'And the winners are…' : 'Game over'}</h1>
      <div class="stage-final-places">
        <Podium places={podium} />
        {others.length > 0 && <Leaderboard places={others} />}
      </div>
      <footer class="stage-final-actions">
        <ReportLinks gameId={gameId} pin={state.pin} />
        <button type="button" class="button primary" onClick={onLeave}>
          Host another game
        </button>
      </footer>
    </section>
  );
}
