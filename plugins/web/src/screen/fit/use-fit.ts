import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { fitAll } from './fit.ts';
import { inSlices } from './slices.ts';

/** Text is hidden while it is fitted: sizes jump until the right one is found. */
const FITTING = 'is-fitting';

/**
 * Fits what is in an element: when `what` changes, when the window does, and when fonts have come. Not
 * while nothing of this happens: so nothing moves while the clock runs.
 */
export function useFit<Box extends HTMLElement>(what: unknown): RefObject<Box | null> {
  const root = useRef<Box>(null);
  useLayoutEffect(() => {
    const { current } = root;
    if (!current) return undefined;
    let stop = () => {};
    const again = () => {
      stop();
      current.classList.add(FITTING);
      stop = inSlices(fitAll(current), () => current.classList.remove(FITTING));
    };
    again();
    addEventListener('resize', again);
    document.fonts.addEventListener('loadingdone', again);
    return () => {
      stop();
      removeEventListener('resize', again);
      document.fonts.removeEventListener('loadingdone', again);
    };
  }, [what]);
  return root;
}
