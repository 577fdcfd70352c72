import { defineEntity, p } from '@mikro-orm/core';
import { GameEntity } from './game.ts';

/** A link to the report of a game. */
export const ShareEntity = defineEntity({
  name: 'Share',
  tableName: 'shares',
  properties: {
    id: p.string().primary(),
    game: () =>
      p.manyToOne(GameEntity).mapToPk().deleteRule('cascade').index('shares_game_id_index'),
    /** SHA-256 of the token. */
    hash: p.string(),
    note: p.text().nullable(),
    createdAt: p.datetime(3),
    expiresAt: p.datetime(3).nullable(),
  },
});
