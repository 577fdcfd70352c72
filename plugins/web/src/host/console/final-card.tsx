import { Button } from '../../desk/frame/button.tsx';
import { t } from '../../words/t.ts';
import type { Hosting } from '../host-game.tsx';
import { ReportLinks } from '../report-links.tsx';
import { Card } from './card.tsx';

/** The game is over: what was answered, to keep, and the way back. */
export function FinalCard({ connection, state, onLeave }: Hosting) {
  return (
    <Card title={t('host.atEnd')}>
      <p class="soft">{t('host.finalText')}</p>
      <ReportLinks gameId={connection.session.id} pin={state.pin} />
      <Button kind="go" onClick={onLeave}>
        {t('host.hostAnother')}
      </Button>
    </Card>
  );
}
