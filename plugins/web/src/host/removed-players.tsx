import type { GameState } from '../../../../client/game-state.ts';
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
      <summary>Removed players ({removed.length})</summary>
      <ul>
        {removed.toReversed().map(({ id, nickname }) => (
          <li key={id}>
            <span>{nickname}</span>
            <button
              type="button"
              class="button"
              aria-label={`Let ${nickname} back in`}
              onClick={() => void connection.command('unban', { playerId: id })}
            >
              Let back in
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
