import { defineEntity, p } from '@mikro-orm/core';
import type { Picture } from '../../engine/quiz.ts';
import type { KeptQuestion } from '../contract.ts';

/** A quiz that games are made of. */
export const QuizEntity = defineEntity({
  name: 'Quiz',
  tableName: 'quizzes',
  properties: {
    id: p.uuid().primary(),
    /** Name of a shipped quiz: it is stored once, whatever happens to it later. */
    slug: p.string().nullable().unique('quizzes_slug_unique'),
    title: p.text(),
    description: p.text().default(''),
    language: p.string(),
    tags: p.json<string[]>().default('[]'),
    cover: p.json<Picture>().nullable(),
    /** The types of its questions, each once. */
    types: p.json<string[]>().default('[]'),
    questionCount: p.integer().nullable(),
    playable: p.boolean().default(true),
    /** Counts the edits. */
    revision: p.integer().default(1),
    owner: p.string().nullable(),
    /** Finished games. */
    played: p.integer().default(0),
    lastPlayedAt: p.datetime(3).nullable(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3).nullable(),
    archivedAt: p.datetime(3).nullable(),
    deletedAt: p.datetime(3).nullable(),
    /** The title to sort by. */
    sortTitle: p.text().default(''),
    /** The words to search: see `search-words.ts`. */
    search: p.text().nullable(),
    /** Last: SQLite reads past it for all that stands behind. */
    questions: p.json<KeptQuestion[]>(),
  },
});
