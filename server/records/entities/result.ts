import { defineEntity, p } from '@mikro-orm/core';
import { GameEntity } from './game.ts';

/** The worth of a player's answer. */
export const ResultEntity = defineEntity({
  name: 'Result',
  tableName: 'results',
  primaryKeys: ['game', 'question', 'player'],
  properties: {
    game: () => p.manyToOne(GameEntity).mapToPk().primary().deleteRule('cascade'),
    /** 0-based. */
    question: p.smallint().primary(),
    player: p.string().primary(),
    /** 0 wrong .. 1 right. */
    correctness: p.double(),
    points: p.integer(),
    streak: p.integer(),
  },
});
