import type { GameState } from '../../../../client/game-state.ts';
import type { Trouble } from '../../../../server/protocol/views.ts';
import { Icon } from '../components/icon.tsx';
import { t } from '../words/t.ts';

/** Plugins that do not work in this game, and what follows. */
export function Troubles({ state: { troubles = [] } }: { state: GameState }) {
  if (troubles.length === 0) return null;
  return (
    <ul class="troubles as-written" role="status">
      {troubles.map((trouble) => (
        <li key={`${trouble.what} ${trouble.name}`}>
          <Icon name="alert" />
          {inWords(trouble)}
        </li>
      ))}
    </ul>
  );
}

/** In the page's language, or as the server says a failure that the page does not know. */
function inWords({ failure, name, plugin, message }: Trouble): string {
  switch (failure) {
    case 'hang':
      return t('host.troubleHang', { name, plugin });
    case 'memory':
      return t('host.troubleMemory', { name, plugin });
    case 'exit':
      return t('host.troubleExit', { name, plugin });
    case 'throw':
      return t('host.troubleThrow', { name, plugin });
    default:
      return message;
  }
}
