import { useEffect } from 'preact/hooks';

interface Actions {
  goOn(): void;
  togglePause(): void;
}

/** Space, Enter and → go on, P pauses, F is for full screen: a presenter's clicker works as well. */
export function useShortcuts(actions: Actions): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const act = actionOf(event, actions);
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

function actionOf(event: KeyboardEvent, actions: Actions): (() => void) | undefined {
  const { key, target, repeat } = event;
  if (repeat || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const on = target instanceof Element ? target : document.body;
  if (on.closest('dialog, input, select, textarea, audio, video')) return undefined;
  // A dialog that was clicked beside its fields has no focus inside.
  if (document.querySelector('dialog[open]')) return undefined;
  // Space and Enter press the button that has the focus.
  const pressesButton = on.closest('button, a, summary') !== null;
  switch (key) {
    case ' ':
    case 'Enter':
      return pressesButton ? undefined : actions.goOn;
    case 'ArrowRight':
    case 'PageDown':
      return actions.goOn;
    case 'p':
    case 'P':
      return actions.togglePause;
    case 'f':
    case 'F':
      return toggleFullscreen;
    default:
      return undefined;
  }
}

export function toggleFullscreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void document.documentElement.requestFullscreen();
}
