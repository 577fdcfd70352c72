import type { ComponentChildren } from 'preact';
import type { RosterView } from '../../../../server/protocol/snapshot.ts';
import { Face } from '../components/face.tsx';
import { Icon } from '../components/icon.tsx';
import { t } from '../words/t.ts';
import { ExtraTimeMark, ExtraTimeMenu } from './extra-time.tsx';
import type { HostConnection } from './session.ts';
import type { Undoable } from './use-undo.ts';

interface Props {
  connection: HostConnection;
  player: Omit<RosterView, 'badges'>;
  removal: Undoable;
  /** Time is of no use any more. */
  isOver?: boolean;
  /** Between the name and the button. */
  children?: ComponentChildren;
}

/** A player: the clock gives extra time, the cross removes, and for five seconds that can be taken back. */
export function PlayerRow({ connection, player, removal, isOver, children }: Props) {
  const { id, nickname, face, time } = player;
  const leaving = removal.pending.has(id);
  return (
    <li class={leaving ? 'is-leaving' : ''}>
      <Face nickname={nickname} face={face} />
      <bdi class="cut">{nickname}</bdi>
      <span class="people-signs">
        <ExtraTimeMark time={time} />
        {children}
      </span>
      {!leaving && !isOver && <ExtraTimeMenu connection={connection} player={player} />}
      {leaving ? (
        <button
          type="button"
          class="button plain undo"
          aria-label={t('host.undoRemove', { name: nickname })}
          onClick={() => removal.undo(id)}
        >
          {t('desk.undo')}
        </button>
      ) : (
        <button
          type="button"
          class="button plain square"
          aria-label={t('host.remove', { name: nickname })}
          title={t('host.remove', { name: nickname })}
          onClick={() => removal.plan(id)}
        >
          <Icon name="close" />
        </button>
      )}
    </li>
  );
}
