import type { ServerClock } from '../../../../client/clock.ts';
import type { GameState, Question } from '../../../../client/game-state.ts';
import { useSecondsLeft } from '../components/use-seconds-left.ts';
import { rich, t } from '../words/t.ts';

interface Props {
  clock: ServerClock;
  state: GameState;
  question: Question;
}

/** The seconds that are left, how many have answered, and a bar of what of the time is gone. */
export function TimeLeft({ clock, state, question: { openedAt, closesAt, overtime } }: Props) {
  const { pausedAt, answers = 0, players, phase } = state;
  const seconds = useSecondsLeft(clock, closesAt, pausedAt);
  const open = phase === 'question';
  const part = open ? Math.min(1, (1000 * seconds) / Math.max(1, closesAt - openedAt)) : 0;
  return (
    <>
      <div class="time-left">
        <p role="timer" aria-live="off">
          {open && !overtime ? (
            <span class="big-count accent-count soft digits">
              {rich('host.secondsLeft', { count: seconds })}
            </span>
          ) : (
            <b>{t(overtime ? 'host.overtime' : 'host.timeUp')}</b>
          )}
        </p>
        <p class="answer-count big-count digits">{rich('host.answered', { answers, players })}</p>
      </div>
      <div class="part-bar" aria-hidden="true">
        <i style={{ width: `${100 * part}%` }} />
      </div>
    </>
  );
}
