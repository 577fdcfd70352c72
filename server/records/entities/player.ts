import { defineEntity, p } from '@mikro-orm/core';
import { GameEntity } from './game.ts';

/** Somebody who was in a game to its end. */
export const PlayerEntity = defineEntity({
  name: 'Player',
  tableName: 'players',
  primaryKeys: ['game', 'id'],
  indexes: [{ name: 'players_rank_index', properties: ['game', 'rank', 'id'] }],
  properties: {
    game: () => p.manyToOne(GameEntity).mapToPk().primary().deleteRule('cascade'),
    id: p.string().primary(),
    nickname: p.string(),
    channel: p.string(),
    total: p.integer(),
    rank: p.integer(),
    /** The index of the player's group. */
    group: p.smallint().fieldName('group_index').nullable(),
    /** The sums of the player's answers, see `Tallies`; null in games of earlier versions. */
    answers: p.integer().fieldName('answer_count').nullable(),
    graded: p.integer().fieldName('graded_count').nullable(),
    right: p.integer().fieldName('right_count').nullable(),
    /** ms. */
    elapsed: p.double().nullable(),
  },
});
