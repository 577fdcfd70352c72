import { defineEntity, p } from '@mikro-orm/core';
import type { Quiz } from '../../engine/quiz.ts';
import type { Ruling } from '../../engine/rulings.ts';
import type { GameOptions } from '../../engine/state.ts';

/** A game that was played. */
export const GameEntity = defineEntity({
  name: 'Game',
  tableName: 'games',
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
  },
});
