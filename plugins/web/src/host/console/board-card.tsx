import type { GameState } from '../../../../../client/game-state.ts';
import { Face } from '../../components/face.tsx';
import { boardPlaces } from '../../game/board-places.ts';
import { number } from '../../words/numbers.ts';
import { t } from '../../words/t.ts';
import { Card } from './card.tsx';

/** The leaders, once the room knows them. */
export function BoardCard({ state }: { state: GameState }) {
  const places = boardPlaces(state);
  if (places.length === 0 || state.points === 0) return null;
  return (
    <Card title={t('host.board')}>
      <ol class="board">
        {places.slice(0, 10).map(({ rank, nickname, total, face }) => (
          <li key={nickname}>
            <span class="digits faint">{number(rank)}</span>
            <Face nickname={nickname} face={face} />
            <bdi class="cut">{nickname}</bdi>
            <span class="digits">{number(total)}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
