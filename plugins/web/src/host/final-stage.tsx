import type { GameState } from '../../../../client/game-state.ts';
import { Confetti } from '../components/confetti.tsx';
import { Leaderboard } from '../components/leaderboard.tsx';
import { Podium } from '../components/podium.tsx';
import { boardPlaces } from '../game/board-places.ts';
import { onPodium } from '../game/own-standing.ts';
import type { HostSession } from '../game/sessions.ts';
import { ChannelReports } from './channel-reports.tsx';
import { ReportLinks } from './report-links.tsx';

interface Props {
  state: GameState;
  session: HostSession;
  onLeave(): void;
}

export function FinalStage({ state, session, onLeave }: Props) {
  const leaderboard = boardPlaces(state);
  const winners = onPodium(state.groups ? leaderboard.slice(0, 3) : state.podium);
  const others = leaderboard.slice(winners.length, 10);
  return (
    <section class="stage-final">
      {winners.length > 0 && <Confetti />}
      <h1>{winners.length > 0 ? 'And the winners are…' : 'Game over'}</h1>
      <div class="stage-final-places">
        {winners.length > 0 && <Podium places={winners} />}
        {others.length > 0 && <Leaderboard places={others} />}
      </div>
      <footer class="stage-final-actions">
        <ReportLinks gameId={session.id} pin={state.pin} />
        <button type="button" class="button primary" onClick={onLeave}>
          Host another game
        </button>
      </footer>
      <ChannelReports session={session} />
    </section>
  );
}
