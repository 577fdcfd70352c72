import type { ServerClock } from '../../../../client/clock.ts';
import type { GameState } from '../../../../client/game-state.ts';
import { useSecondsLeft } from '../components/use-seconds-left.ts';
import { t } from '../words/t.ts';

/** The time until the game moves on by itself. */
export function AutoAdvance({ clock, state }: { clock: ServerClock; state: GameState }) {
  const { nextAt, pausedAt, phase } = state;
  if (nextAt === undefined || phase !== 'revealed') return null;
  return <SecondsToNext clock={clock} nextAt={nextAt} pausedAt={pausedAt} />;
}

interface Props {
  clock: ServerClock;
  nextAt: number;
  pausedAt: number | undefined;
}

function SecondsToNext({ clock, nextAt, pausedAt }: Props) {
  const seconds = useSecondsLeft(clock, nextAt, pausedAt);
  return <p class="auto-advance digits">{t('host.continuesIn', { seconds })}</p>;
}
