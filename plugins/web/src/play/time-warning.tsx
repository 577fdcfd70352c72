import type { ComponentProps } from 'preact';
import { Announcer } from '../components/announcer.tsx';
import type { TimeBar } from '../components/time-bar.tsx';
import { useSecondsLeft } from '../components/use-seconds-left.ts';
import { t } from '../words/t.ts';

/** Seconds before the end. */
const WARNINGS = [5, 10];

/** Says to screen readers, once each, that 10 and then 5 seconds are left. */
export function TimeWarning(props: ComponentProps<typeof TimeBar>) {
  const { clock, openedAt, closesAt, pausedAt } = props;
  const left = useSecondsLeft(clock, closesAt, pausedAt);
  // A question that is no longer than that needs no warning when it opens.
  const isDue = (seconds: number) => left <= seconds && seconds * 1000 < closesAt - openedAt;
  const warning = WARNINGS.find(isDue);
  return (
    <Announcer text={warning === undefined ? '' : t('spoken.secondsLeft', { count: warning })} />
  );
}
