import { useEffect, useState } from 'preact/hooks';
import { type ServerClock, secondsLeft } from '../../../../client/clock.ts';

/** Whole seconds until the deadline (server time, ms), counting down on screen. */
export function useSecondsLeft(clock: ServerClock, deadline: number, pausedAt?: number): number {
  const read = () => secondsLeft(deadline, clock.now(), pausedAt);
  const [seconds, setSeconds] = useState(read);
  useEffect(() => {
    setSeconds(read());
    if (pausedAt !== undefined) return;
    // Four looks a second keep the change within a glance of the true moment.
    const timer = setInterval(() => setSeconds(read()), 250);
    return () => clearInterval(timer);
  }, [clock, deadline, pausedAt]);
  return seconds;
}
