import { Icon } from '../components/icon.tsx';
import type { GameState } from '../game/game-state.ts';

/** Plugins that do not work in this game, and what follows. */
export function Troubles({ state: { troubles = [] } }: { state: GameState }) {
  if (troubles.length === 0) return null;
  return (
    <ul class="troubles" role="status">
      {troubles.map(({ what, name, message }) => (
        <li key={`${what} ${name}`}>
          <Icon name="alert" />
          {message}
        </li>
      ))}
    </ul>
  );
}
