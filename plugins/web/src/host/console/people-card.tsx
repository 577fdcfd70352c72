import type { GameState } from '../../../../../client/game-state.ts';
import type { Awaited } from '../../../../../server/protocol/console.ts';
import { Button } from '../../desk/frame/button.tsx';
import { number } from '../../words/numbers.ts';
import { t } from '../../words/t.ts';
import { MissingPlayers } from '../missing-players.tsx';
import { PlayerList } from '../player-list.tsx';
import { RemovedPlayers } from '../removed-players.tsx';
import type { HostConnection } from '../session.ts';
import { Card } from './card.tsx';

interface Props {
  connection: HostConnection;
  state: GameState;
  /** The players who have not answered the open question. */
  awaited: Awaited | undefined;
}

/** The players, or while a question is open those who still think; the host can take each out. */
export function PeopleCard({ connection, state, awaited }: Props) {
  const { players, phase } = state;
  const inLobby = phase === 'lobby';
  return (
    <>
      {awaited && (
        <Card
          title={t('host.thinking')}
          aside={<span class="chip digits">{number(awaited.missing)}</span>}
        >
          <MissingPlayers connection={connection} awaited={awaited} />
        </Card>
      )}
      <Card title={players === 0 ? t('host.noPlayers') : t('host.playersIn', { count: players })}>
        {awaited ? (
          <details>
            <summary>{t('host.showThem')}</summary>
            <PlayerList connection={connection} state={state} />
          </details>
        ) : (
          <PlayerList connection={connection} state={state} />
        )}
        {inLobby && players > 0 && (
          <Button onClick={() => void connection.command('sweep', {})}>{t('host.sweep')}</Button>
        )}
        <RemovedPlayers connection={connection} state={state} />
      </Card>
    </>
  );
}
