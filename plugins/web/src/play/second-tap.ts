/** ms and pixels within which two taps are one that trembled. */
const SOON = 500;
const NEAR = 30;

interface Tap {
  at: number;
  x: number;
  y: number;
  target: EventTarget | null;
}

/**
 * Takes no notice of the second tap of two when what was tapped has gone: it was not meant for what has
 * come up in its place. So who taps Join twice does not leave by the button below.
 */
export function ignoreSecondTaps(): void {
  let first: Tap | undefined;
  const listener = (event: MouseEvent) => {
    // Keys click, too.
    if (event.detail === 0) return;
    const tap = { at: Date.now(), x: event.clientX, y: event.clientY, target: event.target };
    if (first && isGone(first.target) && isAgain(first, tap)) {
      event.stopPropagation();
      event.preventDefault();
    } else first = tap;
  };
  addEventListener('click', listener, { capture: true });
}

const isGone = (target: EventTarget | null) => target instanceof Node && !target.isConnected;

const isAgain = (first: Tap, second: Tap) =>
  second.at - first.at < SOON && Math.hypot(second.x - first.x, second.y - first.y) < NEAR;
