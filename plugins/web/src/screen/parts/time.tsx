import { useMemo } from 'preact/hooks';
import type { ServerClock } from '../../../../../client/clock.ts';
import type { Question } from '../../../../../client/game-state.ts';
import { Icon } from '../../components/icon.tsx';
import { useSecondsLeft } from '../../components/use-seconds-left.ts';
import { number, secondsUnit } from '../../words/numbers.ts';
import { t } from '../../words/t.ts';
import { Ring } from './disc.tsx';

interface Props {
  clock: ServerClock;
  question: Question;
}

/** Seconds from which on it is late. */
const LATE = 5;

const lateness = (seconds: number) => (seconds <= LATE ? 'late' : '');

/** A CSS animation runs smoothly by itself: it only has to be told where it stands. */
function useRunning(clock: ServerClock, { openedAt, closesAt }: Question) {
  return useMemo(
    () => ({
      '--time-limit': `${closesAt - openedAt}ms`,
      '--time-passed': `${-Math.max(0, clock.now() - openedAt)}ms`,
    }),
    [clock, openedAt, closesAt],
  );
}

/** The time that is left, as the lower edge of the strip. */
export function Drain({ clock, question }: Props) {
  const seconds = useSecondsLeft(clock, question.closesAt, undefined);
  return (
    <div class={`drain ${lateness(seconds)}`} aria-hidden="true">
      <i style={useRunning(clock, question)} />
    </div>
  );
}

/** The time that is left, as a ring and in seconds. */
export function TimeDisc({ clock, question }: Props) {
  const seconds = useSecondsLeft(clock, question.closesAt, undefined);
  return (
    <div class={`disc ${lateness(seconds)}`} role="timer" aria-live="off">
      <Ring runs={useRunning(clock, question)} />
      <b class={`digits ${seconds > 99 ? 'many' : ''}`}>{number(seconds)}</b>
      <small>{secondsUnit(seconds)}</small>
    </div>
  );
}

/** The same in the strip, where a long question needs the room. */
export function StripSeconds({ clock, question }: Props) {
  const seconds = useSecondsLeft(clock, question.closesAt, undefined);
  return (
    <span class={`strip-seconds ${lateness(seconds)}`} role="timer" aria-live="off">
      <Icon name="clock" />
      <span class="digits" aria-hidden="true">
        {number(seconds)}
      </span>
      <span class="visually-hidden">{t('shared.secondsLeft', { count: seconds })}</span>
    </span>
  );
}
