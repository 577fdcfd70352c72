import type { GameState } from '../../../../client/game-state.ts';
import { Icon } from '../components/icon.tsx';
import { counted } from '../components/wording.ts';
import { RemovedPlayers } from './removed-players.tsx';
import type { HostConnection } from './session.ts';
import { useUndo } from './use-undo.ts';

interface Props {
  connection: HostConnection;
  state: GameState;
}

/** Names that a snapshot carries at most. */
const ROSTER_LIMIT = 200;

/** Who is in; a tap on a name takes the player out. */
export function Roster({ connection, state }: Props) {
  const { roster = [], players } = state;
  const { pending, plan, undo } = useUndo(
    (playerId) => void connection.command('kick', { playerId }),
  );
  // While names are still on their way, the number above says it all.
  const hidden = roster.length < ROSTER_LIMIT ? 0 : players - roster.length;
  return (
    <section class="roster" aria-labelledby="roster-title">
      <h2 id="roster-title">
        {players === 0 ? 'Waiting for the first player…' : `${counted(players, 'player')} in`}
      </h2>
      <ul class="roster-names">
        {roster.toReversed().map(({ id, nickname }) => (
          <li key={id} class={pending.has(id) ? 'is-leaving' : ''}>
            <span>{nickname}</span>
            {pending.has(id) ? (
              <button type="button" class="undo" onClick={() => undo(id)}>
                Undo<span class="visually-hidden"> removing {nickname}</span>
              </button>
            ) : (
              <button
                type="button"
                aria-label={`Remove ${nickname}`}
                title={`Remove ${nickname}`}
                onClick={() => plan(id)}
              >
                <Icon name="close" />
              </button>
            )}
          </li>
        ))}
        {hidden > 0 && <li class="roster-more">and {hidden} more</li>}
      </ul>
      {players > 0 && (
        <p>
          <button
            type="button"
            class="button quiet"
            onClick={() => void connection.command('sweep', {})}
          >
            Remove everyone who is not here
          </button>
        </p>
      )}
      <RemovedPlayers connection={connection} state={state} />
    </section>
  );
}
