import type { ServerClock } from '../../../../client/clock.ts';
import { number } from '../words/numbers.ts';
import { useSecondsLeft } from './use-seconds-left.ts';

interface Props {
  clock: ServerClock;
  /** Server time, ms since the epoch. */
  until: number;
  pausedAt?: number | undefined;
}

/** 3, 2, 1: a big number before the first question. */
export function Countdown({ clock, until, pausedAt }: Props) {
  const seconds = useSecondsLeft(clock, until, pausedAt);
  return (
    <p class="countdown digits" role="timer" aria-live="off">
      <span key={seconds}>{number(Math.max(1, seconds))}</span>
    </p>
  );
}
