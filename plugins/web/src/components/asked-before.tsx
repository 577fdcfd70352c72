import type { GameState } from '../../../../client/game-state.ts';
import { t } from '../words/t.ts';
import { marked } from './marked.ts';

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
        {ask.closed
          ? t('shared.closed')
          : t('shared.answered', { done: ask.count, count: players })}
      </p>
    </>
  );
}
