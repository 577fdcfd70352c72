import { Button } from '../../desk/frame/button.tsx';
import type { Hosting } from '../host-game.tsx';
import { ReportLinks } from '../report-links.tsx';
import { Card } from './card.tsx';

/** The game is over: what was answered, to keep, and the way back. */
export function FinalCard({ connection, state, onLeave }: Hosting) {
  return (
    <Card title="Game over">
      <p class="soft">The big screen shows the podium until you close it.</p>
      <ReportLinks gameId={connection.session.id} pin={state.pin} />
      <Button kind="go" onClick={onLeave}>
        Host another game
      </Button>
    </Card>
  );
}
