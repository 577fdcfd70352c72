import type { GameState } from '../../../../client/game-state.ts';
import { Icon } from '../components/icon.tsx';
import { counted } from '../components/wording.ts';
import { rivalOf } from '../game/own-standing.ts';

/** How far it is to the next place, and how the own one has changed. */
export function RivalLine({ state }: { state: GameState }) {
  const rival = rivalOf(state);
  const { you, rankBefore } = state;
  const climbed = you && rankBefore !== undefined ? rankBefore - you.rank : 0;
  if (!rival && climbed <= 0) return null;
  const name = <bdi>{rival?.nickname}</bdi>;
  return (
    <p class="panel rival">
      <Icon name={climbed > 0 ? 'up' : 'bolt'} />
      <span>
        {climbed > 0 && `Up ${counted(climbed, 'place')}. `}
        {rival?.where === 'ahead' && (
          <>
            {counted(rival.by, 'point')} behind {name}
          </>
        )}
        {rival?.where === 'behind' && (
          <>
            {counted(rival.by, 'point')} ahead of {name}
          </>
        )}
        {rival?.where === 'level' && <>Level with {name}</>}
      </span>
    </p>
  );
}
