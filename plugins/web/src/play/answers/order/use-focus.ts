import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * An element that moves in the document loses the focus: it gets it back.
 * @returns to be called just before the order changes
 */
export function useFocus(
  list: RefObject<HTMLElement | null>,
  order: readonly number[],
): () => void {
  const focused = useRef<{ element: HTMLElement; byKeys: boolean }>(undefined);
  useLayoutEffect(() => {
    // Keys follow their card; a finger stays where it taps.
    if (focused.current) {
      const { element, byKeys } = focused.current;
      element.focus({ preventScroll: !byKeys });
    }
    focused.current = undefined;
  }, [order]);
  return () => {
    const element = document.activeElement;
    if (element instanceof HTMLElement && list.current?.contains(element))
      focused.current = { element, byKeys: element.matches(':focus-visible') };
  };
}
