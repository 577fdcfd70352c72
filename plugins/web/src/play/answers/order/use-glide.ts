import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * The children of a list glide from where they were seen to where they are now.
 * @param keys what tells the children apart, in their present order
 * @returns to be called just before the order changes
 */
export function useGlide(list: RefObject<HTMLElement | null>, keys: readonly number[]): () => void {
  const before = useRef(new Map<number, number>());

  useLayoutEffect(() => {
    const rows = [...(list.current?.children ?? [])];
    for (const [place, row] of rows.entries()) {
      const from = before.current.get(keys[place] ?? -1);
      const by = from === undefined ? 0 : from - topOf(row);
      if (by === 0) continue;
      row.animate([{ transform: `translateY(${by}px)` }, { transform: 'none' }], {
        duration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 1 : 240,
        easing: 'cubic-bezier(0.22, 1, 0.36, 1)',
      });
    }
    before.current.clear();
  }, [keys]);

  return () => {
    for (const [place, row] of [...(list.current?.children ?? [])].entries())
      before.current.set(keys[place] ?? -1, topOf(row));
  };
}

/** Pixels on the page, as it is seen. */
const topOf = (row: Element): number => row.getBoundingClientRect().top + scrollY;
