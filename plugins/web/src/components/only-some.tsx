import type { Question } from '../../../../client/game-state.ts';

/** The players who may answer, where not everybody may. */
export function OnlySome({ question: { only } }: { question: Question }) {
  if (!only) return null;
  return (
    <p class="question-line only-some">
      <bdi>{only.map(({ nickname }) => nickname).join(', ')}</bdi> may answer
    </p>
  );
}
