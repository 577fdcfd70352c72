import type { GameState } from '../../../../client/game-state.ts';
import { Confetti } from '../components/confetti.tsx';
import { Leaderboard } from '../components/leaderboard.tsx';
import { Podium } from '../components/podium.tsx';
import type { HostSession } from '../game/sessions.ts';
import { ChannelReports } from './channel-reports.tsx';
import { ReportLinks } from './report-links.tsx';

interface Props {
  state: GameState;
  session: HostSession;
  onLeave(): void;
}

export function FinalStage({ state, session, onLeave }: Props) {
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
        <ReportLinks gameId={session.id} pin={state.pin} />
        <button type="button" class="button primary" onClick={onLeave}>
          Host another game
        </button>
      </footer>
      <ChannelReports session={session} />
    </section>
  );
}
