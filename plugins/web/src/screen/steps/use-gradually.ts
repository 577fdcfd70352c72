import { useEffect, useState } from 'preact/hooks';

/**
 * A list on its way to another one, some places in each frame: a crowd that comes at once is not drawn at once.
 * @param isSame compares what stands in a place
 * @param most places that change in a frame
 */
export function useGradually<Item>(
  wanted: readonly Item[],
  isSame: (one: Item | undefined, other: Item | undefined) => boolean,
  most: number,
): readonly Item[] {
  const [shown, setShown] = useState<readonly Item[]>(() => wanted.slice(0, most));
  const length = Math.max(wanted.length, shown.length);
  const isBehind =
    wanted.length !== shown.length || wanted.some((one, at) => !isSame(one, shown[at]));
  useEffect(() => {
    if (!isBehind) return undefined;
    const frame = requestAnimationFrame(() => {
      const next = shown.slice(0, wanted.length);
      let changed = 0;
      for (let at = 0; at < length && changed < most; at++) {
        const one = wanted[at];
        if (at >= wanted.length || isSame(one, next[at])) continue;
        next[at] = one as Item;
        changed += 1;
      }
      setShown(next);
    });
    return () => cancelAnimationFrame(frame);
  });
  return shown;
}
