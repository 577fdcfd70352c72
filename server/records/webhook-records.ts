import type { SqlEntityManager } from '@mikro-orm/sql';
import { WebhookEntity } from './entities/webhook.ts';
import type { Read } from './reading.ts';
import type { Announcement, WebhookRecords } from './webhook-contract.ts';

/** Announcements that are still due. */
export function webhookRecords(fork: () => SqlEntityManager, read: Read): WebhookRecords {
  return {
    async isDue({ gameId, url }) {
      const sql = 'select 1 from webhooks where game_id = ? and url = ?';
      return (await read(sql, [gameId, url], 'write')).length > 0;
    },
    async *due(atATime) {
      let after: Announcement = { gameId: '', url: '' };
      for (;;) {
        const rows = await read(
          `select game_id, url from webhooks where game_id > ? or (game_id = ? and url > ?)
           order by game_id, url limit ?`,
          [after.gameId, after.gameId, after.url, atATime],
          'write',
        );
        const found = rows.map((row) => ({ gameId: String(row.game_id), url: String(row.url) }));
        if (found.length > 0) yield found;
        if (found.length < atATime) return;
        after = found.at(-1) ?? after;
      }
    },
    async done({ gameId, url }) {
      await fork().nativeDelete(WebhookEntity, { game: gameId, url });
    },
    dropBefore: (time) => fork().nativeDelete(WebhookEntity, { createdAt: { $lt: time } }),
  };
}
