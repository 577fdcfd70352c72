import { useEffect, useRef, useState } from 'preact/hooks';

/** ms after a step in which the next one is not taken: a double click, or a clicker that bounces. */
const DEAD_TIME = 1000;

/** Whether the game has taken a step just now. @param step names where it is */
export function useDeadTime(step: string): boolean {
  const [dead, setDead] = useState(false);
  const known = useRef(step);
  // At once, not with the effect: a second click may come before that.
  const justNow = known.current !== step;
  useEffect(() => {
    if (known.current === step) return undefined;
    known.current = step;
    setDead(true);
    const timer = setTimeout(() => setDead(false), DEAD_TIME);
    return () => clearTimeout(timer);
  }, [step]);
  return dead || justNow;
}
