import { defineEntity, p } from '@mikro-orm/core';
import { GameEntity } from './game.ts';

/** A player's answer to a question: the log that every total can be recomputed from. */
export const AnswerEntity = defineEntity({
  name: 'Answer',
  tableName: 'answers',
  primaryKeys: ['game', 'question', 'player'],
  properties: {
    game: () => p.manyToOne(GameEntity).mapToPk().primary().deleteRule('cascade'),
    /** 0-based. */
    question: p.smallint().primary(),
    player: p.string().primary(),
    /** Wrapped, since JSON's `null`, `false` and texts are values of their own. */
    value: p.json<{ value: unknown }>(),
    receivedAt: p.datetime(3),
    /** ms. */
    elapsed: p.integer(),
  },
});
