import { useLayoutEffect, useState } from 'preact/hooks';

/**
 * A value as it was until a frame after it has changed: so the part of a page that goes with the change has gone by
 * the time that the rest changes, and not both in one task.
 */
export function useAfterwards<Value>(value: Value): Value {
  const [shown, setShown] = useState(value);
  useLayoutEffect(() => {
    if (value === shown) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setShown(value));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [value, shown]);
  return shown;
}
