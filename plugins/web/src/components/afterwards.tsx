import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/**
 * What a new screen can do without in its first frame: it is drawn right after, so that the page is not held
 * by all of it at once. Nothing may stand below, which would move.
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
