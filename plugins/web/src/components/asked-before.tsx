import type { GameState } from '../../../../client/game-state.ts';
import { marked } from './marked.ts';
import { counted } from './wording.ts';

/** The ask before a question, and how many have answered: for the room to see. */
export function AskedBefore({ state: { ask, coming, players } }: { state: GameState }) {
  if (!ask) return null;
  return (
    <>
      {coming?.text !== undefined && (
        <h1
          class="coming-text"
          dir="auto"
          lang={coming.language}
          {...marked({ ...coming, text: coming.text })}
        />
      )}
      <p class="lead" dir="auto">
        {ask.label}
      </p>
      <p class="lead digits">
        {ask.closed ? 'Closed.' : `${ask.count} of ${counted(players, 'player')}`}
      </p>
    </>
  );
}
