import { useEffect, useState } from 'preact/hooks';
import { isCalm } from '../../game/calm.ts';

/** ms for which the old number stands, and in which it then runs to the new one. */
const STANDS = 1200;
const RUNS = 800;

/** A number on its way from one to another; at once for those who asked for less motion. */
export function useCountFrom(from: number, to: number): number {
  const [shown, setShown] = useState(() => (isCalm() ? to : from));
  useEffect(() => {
    if (isCalm() || from === to) return void setShown(to);
    const started = performance.now() + STANDS;
    let frame = requestAnimationFrame(function step(now) {
      const part = Math.min(1, Math.max(0, (now - started) / RUNS));
      setShown(Math.round(from + (to - from) * (1 - (1 - part) ** 3)));
      if (part < 1) frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [from, to]);
  return shown;
}
