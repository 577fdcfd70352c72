import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { fitAll } from './fit.ts';

/**
 * Fits what is in an element: when `what` changes, when the window does, and when fonts have come. Not
 * while nothing of this happens: so nothing moves while the clock runs.
 */
export function useFit<Box extends HTMLElement>(what: unknown): RefObject<Box | null> {
  const root = useRef<Box>(null);
  useLayoutEffect(() => {
    const again = () => {
      if (root.current) fitAll(root.current);
    };
    again();
    addEventListener('resize', again);
    document.fonts.addEventListener('loadingdone', again);
    return () => {
      removeEventListener('resize', again);
      document.fonts.removeEventListener('loadingdone', again);
    };
  }, [what]);
  return root;
}
