import { defineEntity, p } from '@mikro-orm/core';
import { GameEntity } from './game.ts';

/** An address that is still to be told of a game. */
export const WebhookEntity = defineEntity({
  name: 'Webhook',
  tableName: 'webhooks',
  primaryKeys: ['game', 'url'],
  properties: {
    game: () => p.manyToOne(GameEntity).mapToPk().primary().deleteRule('cascade'),
    url: p.text().primary(),
    createdAt: p.datetime(3),
  },
});
