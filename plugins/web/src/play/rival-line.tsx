import type { GameState } from '../../../../client/game-state.ts';
import { Icon } from '../components/icon.tsx';
import { type Rival, rivalOf } from '../game/own-standing.ts';
import { rich, t } from '../words/t.ts';

/** How far it is to the next place, and how the own one has changed. */
export function RivalLine({ state }: { state: GameState }) {
  const rival = rivalOf(state);
  const { you, rankBefore } = state;
  const climbed = you && rankBefore !== undefined ? rankBefore - you.rank : 0;
  if (!rival && climbed <= 0) return null;
  return (
    <p class="panel rival">
      <Icon name={climbed > 0 ? 'up' : 'bolt'} />
      <span>
        {climbed > 0 && `${t('result.climbed', { count: climbed })} `}
        {rival && toRival(rival)}
      </span>
    </p>
  );
}

function toRival({ where, by: count, nickname: name }: Rival) {
  switch (where) {
    case 'ahead':
      return rich('result.behind', { count, name });
    case 'behind':
      return rich('result.ahead', { count, name });
    case 'level':
      return rich('result.level', { name });
  }
}
