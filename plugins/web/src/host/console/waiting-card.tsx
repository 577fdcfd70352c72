import type { WaitingView } from '../../../../../server/protocol/views.ts';
import { counted } from '../../components/wording.ts';
import { Button } from '../../desk/frame/button.tsx';
import type { HostConnection } from '../session.ts';
import { Card } from './card.tsx';

/** ms between two answers: a host's connection has a rate. */
const PACE = 60;

const REASONS: Record<WaitingView['why'], string> = {
  approval: 'wants to join',
  name: 'wants to join under this name',
  returns: 'wants back in, from another device',
};

/** People who wait to be let in. */
export function WaitingCard({ connection }: { connection: HostConnection }) {
  const waiting = connection.waiting.value;
  const said = `${counted(waiting.length, 'player')} waiting for you`;
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
        {waiting.length > 0 && `${counted(waiting.length, 'player')} waiting to be let in`}
      </span>
      {waiting.length > 0 && (
        <Card title={said} look="waiting">
          <ul class="waiting-list">
            {waiting.map(({ id, name, why }) => (
              <li key={id}>
                <p>
                  <bdi class="waiting-name">{name}</bdi> <span class="soft">{REASONS[why]}</span>
                </p>
                <button
                  type="button"
                  class="button plain"
                  aria-label={`Refuse ${name}`}
                  onClick={() => void answer(id, false)}
                >
                  Refuse
                </button>
                <button
                  type="button"
                  class="button"
                  aria-label={`Let ${name} in`}
                  onClick={() => void answer(id, true)}
                >
                  Let in
                </button>
              </li>
            ))}
          </ul>
          {plain.length > 1 && (
            <Button onClick={() => void admitAll()}>
              {plain.length === waiting.length ? 'Let all in' : 'Let all in whose names are fine'}
            </Button>
          )}
        </Card>
      )}
    </>
  );
}
