import type { Definition, Games } from '../../server/plugin.ts';
import { formIn } from './forms/known.ts';
import type { LanguageCode } from './languages/all.ts';
import { LONGEST_RIGHT } from './wording.ts';

/**
 * The right answer in words, of the reader's language where the form has them; undefined where nothing
 * is right or wrong, as in a poll.
 */
export function rightText(
  games: Pick<Games, 'form' | 'right' | 'correctText' | 'isGraded'>,
  definition: Definition,
  question: number,
  language: LanguageCode,
): string | undefined {
  const asked = definition.quiz.questions[question];
  if (asked && !games.isGraded(asked)) return undefined;
  const right = games.right(definition, question);
  const words =
    right === undefined
      ? undefined
      : formIn(games, definition, question, language).right(right, LONGEST_RIGHT);
  return words ?? games.correctText(definition, question);
}
