import type { Question } from '../../../../client/game-state.ts';
import { list } from '../words/numbers.ts';
import { rich } from '../words/t.ts';

/** The players who may answer, where not everybody may. */
export function OnlySome({ question: { only } }: { question: Question }) {
  if (!only) return null;
  return (
    <p class="question-line only-some">
      {rich('shared.mayAnswer', { names: list(only.map(({ nickname }) => nickname)) })}
    </p>
  );
}
