import { z } from 'zod';
import type { QuestionType } from '../engine/question-type.ts';
import { questionBase, quizBase } from '../engine/quiz.ts';
import { gameOptions } from '../engine/state.ts';
import type { JsonSchema } from '../protocol/openapi.ts';
import { newGame } from '../protocol/rest-requests.ts';
import { jsonSchema } from './json-schema.ts';

/** A quiz, with the questions of every type that there is now. */
export const quizSchema = (types: readonly QuestionType[]): JsonSchema =>
  jsonSchema(quizBase.extend({ questions: z.array(z.union(types.map(questionSchema))).min(1) }));

/** The same as a document of its own, for editors and other programs. */
export const quizSchemaDocument = (types: readonly QuestionType[]): JsonSchema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A QRush quiz',
  ...quizSchema(types),
});

function questionSchema({ name, fields }: QuestionType): z.ZodType {
  const base = questionBase.extend({ type: z.literal(name) });
  return fields instanceof z.ZodObject ? base.extend(fields.shape) : base.and(fields);
}

/** The body that creates a game, with the options of the core. */
export const newGameSchema = (): JsonSchema =>
  jsonSchema(
    newGame.extend({
      options: gameOptions
        .loose()
        .optional()
        .describe("The core's options, and those of the mode: see `GET /api/modes`"),
    }),
  );
