import type { GameState } from '../../../../client/game-state.ts';
import { number } from '../words/numbers.ts';
import { t } from '../words/t.ts';
import { PlayerRow } from './player-row.tsx';
import type { HostConnection } from './session.ts';
import { useUndo } from './use-undo.ts';

interface Props {
  connection: HostConnection;
  state: GameState;
}

/** Names that a snapshot carries at most. */
const ROSTER_LIMIT = 200;

/** The players, the latest first. */
export function PlayerList({ connection, state }: Props) {
  const { roster = [], players, phase } = state;
  const isOver = phase === 'finished';
  const removal = useUndo((playerId) => void connection.command('kick', { playerId }));
  // While names are still on their way, the number above says it all.
  const hidden = roster.length < ROSTER_LIMIT ? 0 : players - roster.length;
  if (roster.length === 0) return null;
  return (
    <ul class="people">
      {roster.toReversed().map((player) => (
        <PlayerRow key={player.id} {...{ connection, player, removal, isOver }}>
          {player.badges?.map(({ key, label, icon, value }) => (
            <span key={key} class="chip" title={label}>
              <span class="visually-hidden">{label} </span>
              {icon && <span aria-hidden="true">{icon}</span>}
              <bdi>{typeof value === 'number' ? number(value) : value}</bdi>
            </span>
          ))}
        </PlayerRow>
      ))}
      {hidden > 0 && <li class="soft">{t('host.more', { count: hidden })}</li>}
    </ul>
  );
}
