import type { GameState } from '../../../../../client/game-state.ts';
import { Face } from '../../components/face.tsx';
import { points } from '../../components/wording.ts';
import { boardPlaces } from '../../game/board-places.ts';
import { Card } from './card.tsx';

/** The leaders, once the room knows them. */
export function BoardCard({ state }: { state: GameState }) {
  const places = boardPlaces(state);
  if (places.length === 0) return null;
  return (
    <Card title="Leaderboard">
      <ol class="board">
        {places.slice(0, 10).map(({ rank, nickname, total, face }) => (
          <li key={nickname}>
            <span class="digits faint">{rank}</span>
            <Face nickname={nickname} face={face} />
            <bdi class="cut">{nickname}</bdi>
            <span class="digits">{points(total)}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
