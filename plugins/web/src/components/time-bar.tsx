import { useMemo } from 'preact/hooks';
import type { ServerClock } from '../../../../client/clock.ts';
import { number } from '../words/numbers.ts';
import { t } from '../words/t.ts';
import { useSecondsLeft } from './use-seconds-left.ts';

interface Props {
  clock: ServerClock;
  /** Server times, ms since the epoch. */
  openedAt: number;
  closesAt: number;
  pausedAt?: number | undefined;
}

/** The time a question has left, as a shrinking bar and in seconds. Read aloud only when asked. */
export function TimeBar({ clock, openedAt, closesAt, pausedAt }: Props) {
  const seconds = useSecondsLeft(clock, closesAt, pausedAt);
  // A CSS animation runs smoothly by itself: it only has to be told where it stands.
  const style = useMemo(() => {
    const passed = (pausedAt ?? clock.now()) - openedAt;
    return {
      '--time-limit': `${closesAt - openedAt}ms`,
      '--time-passed': `${-Math.max(0, passed)}ms`,
      animationPlayState: pausedAt === undefined ? 'running' : 'paused',
    };
  }, [clock, openedAt, closesAt, pausedAt]);
  return (
    <div class={`time-bar ${seconds <= 5 ? 'urgent' : ''}`} role="timer" aria-live="off">
      <div class="time-bar-track">
        <div class="time-bar-fill" key={`${openedAt} ${pausedAt}`} style={style} />
      </div>
      <span class="time-bar-seconds digits">
        <span aria-hidden="true">{number(seconds)}</span>
        <span class="visually-hidden">{t('shared.secondsLeft', { count: seconds })}</span>
      </span>
    </div>
  );
}
