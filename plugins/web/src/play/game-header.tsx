import type { GameState } from '../../../../client/game-state.ts';
import { points } from '../components/wording.ts';

/** Who plays, how many points so far, and how far the game has come. */
export function GameHeader({ state }: { state: GameState }) {
  const { you, question, phase } = state;
  return (
    <header class="game-header">
      <span class="game-player">{you?.nickname}</span>
      {question && phase !== 'lobby' && phase !== 'finished' && (
        <span class="chip digits">
          <span class="visually-hidden">Question </span>
          {question.index + 1} of {question.total}
        </span>
      )}
      {phase !== 'lobby' && (
        <span class="game-points digits">
          {points(you?.total ?? 0)}
          <span class="visually-hidden"> points</span>
        </span>
      )}
    </header>
  );
}
