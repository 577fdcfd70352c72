import type { ComponentChildren } from 'preact';
import type { PlayerView } from '../../../../server/protocol/views.ts';
import { Face } from '../components/face.tsx';
import { Icon } from '../components/icon.tsx';
import { t } from '../words/t.ts';
import type { Undoable } from './use-undo.ts';

interface Props {
  player: PlayerView;
  removal: Undoable;
  /** Between the name and the button. */
  children?: ComponentChildren;
}

/** A player: the cross removes, and for five seconds that can be taken back. */
export function PlayerRow({ player: { id, nickname, face }, removal, children }: Props) {
  const leaving = removal.pending.has(id);
  return (
    <li class={leaving ? 'is-leaving' : ''}>
      <Face nickname={nickname} face={face} />
      <bdi class="cut">{nickname}</bdi>
      <span class="people-signs">{children}</span>
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
