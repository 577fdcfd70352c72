import { Icon } from '../../desk/frame/icons.tsx';
import type { Hosting } from '../host-game.tsx';

/** Says what to do with the big screen, for whoever has not done it before. */
export function ScreenNote({ state, steering }: Hosting) {
  if (state.phase !== 'lobby') return null;
  return (
    <p class="notice small">
      <Icon name="screen" />
      <span class="grow">
        {steering.screenIsOpen ? (
          <>
            Move the big screen’s window to the projector or TV and press <kbd>F</kbd> there for
            full screen. With this one screen alone, stay in that window: <kbd>Space</kbd> goes on
            there, too.
          </>
        ) : (
          <>
            The room sees the big screen, and nothing of this page. Open it here, move its window to
            the projector or TV, or share it in a call. For another computer, see “Other devices”.
          </>
        )}
      </span>
    </p>
  );
}
