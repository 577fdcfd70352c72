import type { ServerClock } from '../../../../client/clock.ts';
import type { GameState, Question } from '../../../../client/game-state.ts';
import { useSecondsLeft } from '../components/use-seconds-left.ts';

interface Props {
  clock: ServerClock;
  state: GameState;
  question: Question;
}

/** The seconds that are left, how many have answered, and a bar of what of the time is gone. */
export function TimeLeft({ clock, state, question: { openedAt, closesAt } }: Props) {
  const { pausedAt, answers = 0, players, phase } = state;
  const seconds = useSecondsLeft(clock, closesAt, pausedAt);
  const open = phase === 'question';
  const part = open ? Math.min(1, (1000 * seconds) / Math.max(1, closesAt - openedAt)) : 0;
  return (
    <>
      <div class="time-left">
        <p role="timer" aria-live="off">
          {open ? (
            <>
              <b class="clock accent digits">{seconds}</b> <span class="soft">seconds left</span>
            </>
          ) : (
            <b>Time’s up!</b>
          )}
        </p>
        <p class="answer-count">
          <strong class="clock digits">{answers}</strong> of <span class="digits">{players}</span>{' '}
          answered
        </p>
      </div>
      <div class="part-bar" aria-hidden="true">
        <i style={{ width: `${100 * part}%` }} />
      </div>
    </>
  );
}
