import type { WaitingView } from '../../../../../server/protocol/views.ts';
import { Button } from '../../desk/frame/button.tsx';
import { type Key, t } from '../../words/t.ts';
import type { HostConnection } from '../session.ts';
import { Card } from './card.tsx';

/** ms between two answers: a host's connection has a rate. */
const PACE = 60;

const REASONS = {
  approval: 'host.wantsJoin',
  name: 'host.wantsName',
  returns: 'host.wantsBack',
} as const satisfies Record<WaitingView['why'], Key>;

/** People who wait to be let in. */
export function WaitingCard({ connection }: { connection: HostConnection }) {
  const waiting = connection.waiting.value;
  const said = t('host.waitingForYou', { count: waiting.length });
  const answer = (id: string, yes: boolean) => connection.command('admit', { id, yes });
  // Doubtful names and lost places are looked at one by one.
  const plain = waiting.filter(({ why }) => why === 'approval');
  const admitAll = async () => {
    for (const { id } of plain) {
      await answer(id, true);
      await new Promise((resolve) => setTimeout(resolve, PACE));
    }
  };
  return (
    <>
      <span class="visually-hidden" role="status">
        {waiting.length > 0 && t('host.waitingIn', { count: waiting.length })}
      </span>
      {waiting.length > 0 && (
        <Card title={said} look="waiting">
          <ul class="waiting-list">
            {waiting.map(({ id, name, why }) => (
              <li key={id}>
                <p>
                  <bdi class="waiting-name">{name}</bdi> <span class="soft">{t(REASONS[why])}</span>
                </p>
                <button
                  type="button"
                  class="button plain"
                  aria-label={t('host.refuseName', { name })}
                  onClick={() => void answer(id, false)}
                >
                  {t('host.refuse')}
                </button>
                <button
                  type="button"
                  class="button"
                  aria-label={t('host.letInName', { name })}
                  onClick={() => void answer(id, true)}
                >
                  {t('host.letIn')}
                </button>
              </li>
            ))}
          </ul>
          {plain.length > 1 && (
            <Button onClick={() => void admitAll()}>
              {t(plain.length === waiting.length ? 'host.letAll' : 'host.letFine')}
            </Button>
          )}
        </Card>
      )}
    </>
  );
}
