import { useEffect } from 'preact/hooks';

interface Actions {
  goOn(): void;
  togglePause(): void;
}

/**
 * Finds the act of a key, pressed here or on a presenter's clicker: Space, Enter, → and PageDown
 * move on; P, B or the full stop, with which a clicker blanks the screen, pause and hide the
 * question; F is for full screen. A game does not go back: ← and PageUp only keep the page where it
 * is. @returns undefined for other keys
 */
export function actOf(key: string, { goOn, togglePause }: Actions): (() => void) | undefined {
  switch (key) {
    case ' ':
    case 'Enter':
    case 'ArrowRight':
    case 'PageDown':
      return goOn;
    case 'ArrowLeft':
    case 'PageUp':
      return () => {};
    case 'p':
    case 'P':
    case 'b':
    case 'B':
    case '.':
      return togglePause;
    case 'f':
    case 'F':
      return toggleFullscreen;
    default:
      return undefined;
  }
}

/** Lets the keyboard steer: see {@link actOf}. */
export function useShortcuts(actions: Actions): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const act = isMeant(event) ? actOf(event.key, actions) : undefined;
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', onKey);
    addEventListener('click', letGo);
    return () => {
      removeEventListener('keydown', onKey);
      removeEventListener('click', letGo);
    };
  });
}

/** After a click the space bar does the next thing, and does not press the same button again. */
function letGo({ detail, target }: MouseEvent): void {
  const button = target instanceof Element ? target.closest('button, summary, a') : null;
  // A click by the keyboard has no count: there the focus stays where it was put.
  if (detail > 0 && button instanceof HTMLElement && !button.closest('dialog')) button.blur();
}

/** Whether a key is for the game, and not for what has the focus. */
function isMeant(event: KeyboardEvent): boolean {
  const { key, target, repeat } = event;
  if (repeat || event.ctrlKey || event.metaKey || event.altKey) return false;
  const on = target instanceof Element ? target : document.body;
  if (on.closest('dialog, input, select, textarea, audio, video')) return false;
  // A dialog that was clicked beside its fields has no focus inside.
  if (document.querySelector('dialog[open]')) return false;
  // Space and Enter press the button that has the focus.
  const presses = key === ' ' || key === 'Enter';
  return !(presses && on.closest('button, a, summary'));
}

export function toggleFullscreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void document.documentElement.requestFullscreen();
}
