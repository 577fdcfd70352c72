import { number } from '../../words/numbers.ts';
import { t } from '../../words/t.ts';

interface RingProps {
  /** 0 to 1, of a ring that stands still. */
  part?: number;
  /** Custom properties of one that runs out. */
  runs?: Record<string, string>;
}

export function Ring({ part = 1, runs }: RingProps) {
  return (
    <svg class={`ring ${runs ? 'runs' : ''}`} viewBox="0 0 120 120" aria-hidden="true">
      <circle class="track" cx="60" cy="60" r="54" />
      <circle class="left" cx="60" cy="60" r="54" style={{ '--part': part, ...runs }} />
    </svg>
  );
}

/** How many of the players have answered. */
export function CountDisc({ answers, players }: { answers: number; players: number }) {
  return (
    <div class="disc answered">
      <Ring part={players === 0 ? 0 : Math.min(1, answers / players)} />
      <b class={`digits ${answers > 999 ? 'many' : ''}`}>{number(answers)}</b>
      <small class="digits">{t('screen.of', { players })}</small>
    </div>
  );
}
