import { type ServerClock, secondsLeft } from '../../../../../client/clock.ts';
import type { GameState } from '../../../../../client/game-state.ts';
import { AskedBefore } from '../../components/asked-before.tsx';
import { Countdown } from '../../components/countdown.tsx';
import { Icon } from '../../components/icon.tsx';
import { t } from '../../words/t.ts';
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
        {!state.ask && (
          <p class="lead" dir="auto">
            {state.title}
          </p>
        )}
        <div class={state.ask ? 'count small' : 'count'}>
          <Countdown clock={clock} until={state.opensAt ?? 0} />
        </div>
        <AskedBefore state={state} />
        <p class="lead">
          {state.coming?.index
            ? t('question.number', { number: state.coming.index + 1, total: state.total })
            : t('screen.phonesUp', { count: state.total })}
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
          <h1 class="paused-title">{t('question.paused')}</h1>
          <p class="lead">
            {open
              ? t('screen.continuesWith', { number: question.index + 1, count: seconds })
              : t('screen.continues')}
          </p>
        </div>
      </main>
    </>
  );
}
