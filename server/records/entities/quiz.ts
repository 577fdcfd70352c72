import { defineEntity, p } from '@mikro-orm/core';
import type { Question } from '../../engine/quiz.ts';

/** A quiz that games are made of. */
export const QuizEntity = defineEntity({
  name: 'Quiz',
  tableName: 'quizzes',
  properties: {
    id: p.uuid().primary(),
    /** Name of a shipped quiz: it is stored once, whatever happens to it later. */
    slug: p.string().nullable().unique('quizzes_slug_unique'),
    title: p.string(),
    description: p.text().default(''),
    language: p.string(),
    questions: p.json<Question[]>(),
    createdAt: p.datetime(3),
  },
});
