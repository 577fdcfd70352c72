import type { GameState } from '../../../../client/game-state.ts';
import { Icon } from '../components/icon.tsx';

/** Plugins that do not work in this game, and what follows. */
export function Troubles({ state: { troubles = [] } }: { state: GameState }) {
  if (troubles.length === 0) return null;
  return (
    <ul class="troubles as-written" role="status">
      {troubles.map(({ what, name, message }) => (
        <li key={`${what} ${name}`}>
          <Icon name="alert" />
          {message}
        </li>
      ))}
    </ul>
  );
}
