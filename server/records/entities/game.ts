import { defineEntity, p } from '@mikro-orm/core';
import type { Quiz } from '../../engine/quiz.ts';
import type { Ruling } from '../../engine/rulings.ts';
import type { GameOptions } from '../../engine/state.ts';
import type { ArchivedChannel, ArchivedGroup } from '../contract.ts';
import type { QuestionFigures } from '../report-contract.ts';

/** A game that was played. */
export const GameEntity = defineEntity({
  name: 'Game',
  tableName: 'games',
  indexes: [
    // All that a search looks at: it reads past no quiz.
    {
      name: 'games_history_index',
      properties: ['trial', 'finishedAt', 'id', 'quizId', 'mode', 'search'],
    },
    { name: 'games_unsearched_index', properties: ['id'], where: { search: null } },
  ],
  properties: {
    id: p.string().primary(),
    pin: p.string(),
    quizId: p.string().index('games_quiz_id_index'),
    /** As it was played; the quiz itself may have changed since. */
    quiz: p.json<Quiz>(),
    mode: p.string(),
    options: p.json<GameOptions>(),
    modeOptions: p.json<object>(),
    outcome: p.string(),
    createdAt: p.datetime(3),
    finishedAt: p.datetime(3).index('games_finished_at_index'),
    owner: p.string().nullable(),
    /** Made to try things out: not in the usual lists, and gone soon. */
    trial: p.boolean().default(false),
    rulings: p.json<Ruling[]>().nullable(),
    /** The columns of lists: null in games that were archived before there were lists. */
    title: p.text().nullable(),
    questionCount: p.integer().nullable(),
    playerCount: p.integer().nullable(),
    /** Answers to questions with right answers that count, and those that were all right. */
    answerCount: p.integer().nullable(),
    rightCount: p.integer().nullable(),
    /** The text that searches look at: see `search-words.ts`. Null until the next start, in older games. */
    search: p.text().nullable(),
    /** The figures of its questions; null in games of earlier versions. */
    figures: p.json<QuestionFigures[]>().nullable(),
    groups: p.json<ArchivedGroup[]>().nullable(),
    channels: p.json<ArchivedChannel[]>().nullable(),
    asked: p.integer().nullable(),
    ungraded: p.json<number[]>().nullable(),
  },
});
