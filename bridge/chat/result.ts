import { type Definition, type Games, resultOf, type Standing } from '../../server/plugin.ts';
import type { LanguageCode } from './languages/all.ts';
import { rightText } from './right-text.ts';
import type { AuthorsText, Wording } from './wording.ts';

/** A question that is over. */
export interface Past {
  /** 0-based. */
  index: number;
  /** The right answer in words; undefined where there is none, as in a poll. */
  correct: string | undefined;
  /** Why it is right, if its author says that. */
  explanation: AuthorsText | undefined;
  /** There was nothing to be earned. */
  isWorthless: boolean;
  /** The host has taken it out of the count. */
  isVoid: boolean;
}

/** A question that is over, as it is told in a language. @param isVoid whether it counts for nothing */
export function pastOf(
  games: Pick<Games, 'form' | 'right' | 'correctText' | 'isGraded'>,
  definition: Definition,
  index: number,
  language: LanguageCode,
  isVoid: boolean,
): Past {
  const asked = definition.quiz.questions[index];
  const text = asked?.explanation;
  return {
    index,
    correct: rightText(games, definition, index, language),
    explanation: text === undefined ? undefined : { text, html: asked?.rich?.explanation },
    isWorthless: asked?.points === 0,
    isVoid,
  };
}

/**
 * Says in words what a player has got from a question.
 * @param players how many are in the game
 * @param facts what the mode says besides, a line each
 */
export function resultText(
  say: Wording,
  past: Past,
  players: number,
  standing: Standing,
  facts: string[] = [],
): string {
  const { index, correct, isWorthless, isVoid } = past;
  const { total, rank } = standing;
  const own = resultOf(standing, index);
  const result = say.previous({
    index,
    correct,
    correctness: own?.right === undefined ? own?.correctness : Number(own.right),
    points: own?.points ?? 0,
    total,
    rank,
    players,
    isWorthless,
    isVoid,
  });
  return [result, ...facts.map((fact) => say.quoted(fact))].join('\n');
}
