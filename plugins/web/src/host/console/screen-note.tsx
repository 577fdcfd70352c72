import { Icon } from '../../desk/frame/icons.tsx';
import { rich } from '../../words/t.ts';
import type { Hosting } from '../host-game.tsx';

/** Says what to do with the big screen, for whoever has not done it before. */
export function ScreenNote({ state, steering }: Hosting) {
  if (state.phase !== 'lobby') return null;
  return (
    <p class="notice small">
      <Icon name="screen" />
      <span class="grow">{rich(steering.screenIsOpen ? 'host.noteOpen' : 'host.noteClosed')}</span>
    </p>
  );
}
