import type { GameMode } from '../engine/mode.ts';
import { type Plan, readPlan, turnOf } from '../engine/plan.ts';
import type { Quiz } from '../engine/quiz.ts';
import { QRushError } from '../protocol/errors.ts';
import type { Scoring } from '../services.ts';
import { typeOf } from './asked-question.ts';
import type { QuestionTypes } from './guarded-type.ts';

/**
 * A mode's plan for a game of this quiz; undefined for a mode that plans nothing.
 * @param language of the game's own words
 * @throws QRushError `BAD_OPTIONS` when the mode refuses the quiz, or its plan is not valid;
 *   `UNAVAILABLE` when too many games are being planned
 */
export async function planGame(
  { scoring, types }: { scoring: Pick<Scoring, 'plan'>; types: QuestionTypes },
  { name, plan }: GameMode,
  { language: written, questions }: Quiz,
  modeOptions: object,
  language: string,
): Promise<Plan | undefined> {
  if (!plan) return undefined;
  const asked = questions.map((question) => {
    const { type, text, points, limit } = question;
    const { graded = true, form } = typeOf(types, question);
    return {
      type,
      form: form(question, question.language ?? written).kind,
      graded,
      text,
      points,
      limit,
      hints: question.hints ?? [],
    };
  });
  const json = await scoring.plan(name, { language, questions: asked }, modeOptions);
  const read = readPlan(json, questions.length);
  for (const [index, question] of questions.entries()) {
    // Right answers are counted as they come, which no thread guards.
    if (typeof turnOf({ plan: read }, index).closes !== 'object') continue;
    if (typeOf(types, question).grade) continue;
    const type = `question ${index + 1} is of the type "${question.type}"`;
    throw new QRushError(
      'BAD_OPTIONS',
      `Right answers can be counted of QRush's own types: ${type}.`,
    );
  }
  return read;
}
