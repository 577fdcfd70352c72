import { type ServerClock, secondsLeft } from '../../../../../client/clock.ts';
import type { GameState } from '../../../../../client/game-state.ts';
import { AskedBefore } from '../../components/asked-before.tsx';
import { Countdown } from '../../components/countdown.tsx';
import { Icon } from '../../components/icon.tsx';
import { counted } from '../../components/wording.ts';
import { Ring } from '../parts/disc.tsx';
import { Strip } from '../parts/strip.tsx';

interface Props {
  clock: ServerClock;
  state: GameState;
}

/** 3, 2, 1. */
export function GetReady({ clock, state }: Props) {
  return (
    <main>
      <div class="centre">
        {!state.ask && <p class="lead">{state.title}</p>}
        <div class={state.ask ? 'count small' : 'count'}>
          <Countdown clock={clock} until={state.opensAt ?? 0} />
        </div>
        <AskedBefore state={state} />
        <p class="lead">
          {state.coming?.index
            ? `Question ${state.coming.index + 1} of ${state.total}`
            : `${counted(state.total, 'question')}. Phones up.`}
        </p>
      </div>
    </main>
  );
}

/** The question is hidden while time stands still: nobody may think on. */
export function PausedStep({ clock, state, joinUrl }: Props & { joinUrl: string }) {
  const { question, pausedAt = 0, phase } = state;
  const open = phase === 'question' && question !== undefined;
  const part = open
    ? (question.closesAt - pausedAt) / Math.max(1, question.closesAt - question.openedAt)
    : 1;
  const seconds = open ? secondsLeft(question.closesAt, clock.now(), pausedAt) : 0;
  return (
    <>
      <Strip state={state} joinUrl={joinUrl} />
      <main>
        <div class="centre">
          <div class="disc">
            <Ring part={part} />
            <Icon name="pause" />
          </div>
          <h1 class="paused-title">Paused</h1>
          <p class="lead">
            {open
              ? `Question ${question.index + 1} goes on with ${counted(seconds, 'second')} left. Nobody loses time.`
              : 'The game continues in a moment. Nobody loses time.'}
          </p>
        </div>
      </main>
    </>
  );
}
