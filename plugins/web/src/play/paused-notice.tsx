import { secondsLeft } from '../../../../client/clock.ts';
import type { GameState } from '../../../../client/game-state.ts';
import { Icon } from '../components/icon.tsx';
import { t } from '../words/t.ts';

/**
 * Instead of the screen until the host resumes: nobody reads the question while the clock stands.
 */
export function PausedNotice({ state: { phase, question, pausedAt } }: { state: GameState }) {
  const isAt =
    phase === 'question' && question && pausedAt !== undefined
      ? secondsLeft(question.closesAt, pausedAt, pausedAt)
      : undefined;
  return (
    <section class="paused notice">
      <span class="notice-mark">
        <Icon name="pause" />
      </span>
      <h1>{t('question.paused')}</h1>
      <p>
        {isAt === undefined
          ? t('question.clockStopped')
          : t('question.clockStoppedAt', { count: isAt })}
      </p>
    </section>
  );
}
