import type { GameState } from '../../../../client/game-state.ts';
import { t } from '../words/t.ts';
import type { HostConnection } from './session.ts';

interface Props {
  connection: HostConnection;
  state: GameState;
}

/** Whom the host has removed, to let them back in. */
export function RemovedPlayers({ connection, state }: Props) {
  const { removed = [] } = state;
  if (removed.length === 0) return null;
  return (
    <details class="removed-players">
      <summary>{t('host.removed', { count: removed.length })}</summary>
      <ul>
        {removed.toReversed().map(({ id, nickname }) => (
          <li key={id}>
            <span>{nickname}</span>
            <button
              type="button"
              class="button"
              aria-label={t('host.letBackName', { name: nickname })}
              onClick={() => void connection.command('unban', { playerId: id })}
            >
              {t('host.letBack')}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
