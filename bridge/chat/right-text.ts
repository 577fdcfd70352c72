import type { Definition } from '../../server/engine/state.ts';
import type { Games } from '../../server/plugin.ts';
import { formIn } from './forms/known.ts';
import type { LanguageCode } from './languages/all.ts';
import { LONGEST_RIGHT } from './wording.ts';

/** What was right, in words of the reader's language where the form has them. */
export function rightText(
  games: Pick<Games, 'form' | 'right' | 'correctText'>,
  definition: Definition,
  question: number,
  language: LanguageCode,
): string {
  const right = games.right(definition, question);
  const words =
    right === undefined
      ? undefined
      : formIn(games, definition, question, language).right(right, LONGEST_RIGHT);
  return words ?? games.correctText(definition, question);
}
