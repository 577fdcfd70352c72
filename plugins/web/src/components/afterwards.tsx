import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/**
 * Draws its children one frame after the rest of a new screen, so that the page is not held by all of it at
 * once. It comes last on its screen: anything below would move.
 */
export function Afterwards({ children }: { children: ComponentChildren }) {
  const [isDue, setDue] = useState(false);
  useLayoutEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Not by an ordinary effect: where a frame takes long, those do not wait for it.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setDue(true));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return isDue ? children : null;
}
