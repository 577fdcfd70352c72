import { secondsLeft } from '../../../../client/clock.ts';
import type { GameState } from '../../../../client/game-state.ts';
import { Icon } from '../components/icon.tsx';
import { counted } from '../components/wording.ts';

/**
 * Instead of the screen until the host resumes: nobody reads the question while the clock stands.
 */
export function PausedNotice({ state: { phase, question, pausedAt } }: { state: GameState }) {
  const left =
    phase === 'question' && question && pausedAt !== undefined
      ? ` with ${counted(secondsLeft(question.closesAt, pausedAt, pausedAt), 'second')} left`
      : '';
  return (
    <section class="paused notice">
      <span class="notice-mark">
        <Icon name="pause" />
      </span>
      <h1>Paused</h1>
      <p>The host has stopped the clock{left}. Nobody loses time.</p>
    </section>
  );
}
