import { useEffect, useState } from 'preact/hooks';
import { isCalm } from '../game/calm.ts';

/** ms. */
const DURATION = 600;

/** A number on its way from 0 to `value`; at once for those who asked for less motion. */
export function useCountUp(value: number): number {
  const [shown, setShown] = useState(() => (isCalm() ? value : 0));
  useEffect(() => {
    if (isCalm()) return void setShown(value);
    const started = performance.now();
    let frame = requestAnimationFrame(function step(now) {
      const part = Math.min(1, Math.max(0, now - started) / DURATION);
      setShown(Math.round(value * (1 - (1 - part) ** 3)));
      if (part < 1) frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [value]);
  return shown;
}
