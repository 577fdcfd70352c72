import type { SqlEntityManager } from '@mikro-orm/sql';
import { GameEntity } from './entities/game.ts';
import { ShareEntity } from './entities/share.ts';
import { date, type Read } from './reading.ts';
import type { Share, ShareRecords } from './share-contract.ts';
import { isStorable } from './storable.ts';

/** Links to reports. Those that are over go with the next one of their game. */
export function shareRecords(
  fork: () => SqlEntityManager,
  read: Read,
  lasting: () => Promise<void>,
): ShareRecords {
  const find = async (gameId: string): Promise<(Share & { hash: string })[]> => {
    if (!isStorable(gameId)) return [];
    const rows = await read(
      'select id, hash, note, created_at, expires_at from shares where game_id = ? order by created_at desc, id',
      [gameId],
      'write',
    );
    return rows
      .map((row) => ({
        id: row.id as string,
        gameId,
        hash: row.hash as string,
        createdAt: date(row.created_at),
        ...(row.note != null && { note: row.note as string }),
        ...(row.expires_at != null && { expiresAt: date(row.expires_at) }),
      }))
      .filter(({ expiresAt }) => expiresAt === undefined || expiresAt > new Date());
  };
  return {
    async add({ gameId, ...share }, hash, most) {
      if (!isStorable([gameId, share])) return false;
      const added = await fork().transactional(async (em) => {
        // First a write: whoever else adds one waits.
        await em.nativeDelete(ShareEntity, { game: gameId, expiresAt: { $lte: new Date() } });
        if (!(await em.findOne(GameEntity, { id: gameId }, { fields: ['id'] }))) return false;
        if ((await em.count(ShareEntity, { game: gameId })) >= most) return false;
        await em.insert(ShareEntity, { ...share, game: gameId, hash });
        return true;
      });
      if (added) await lasting();
      return added;
    },
    async list(gameId) {
      return (await find(gameId)).map(({ hash: _, ...share }) => share);
    },
    async hash(gameId, id) {
      return (await find(gameId)).find((share) => share.id === id)?.hash;
    },
    async remove(gameId, id) {
      if (!isStorable([gameId, id])) return false;
      const removed = await fork().nativeDelete(ShareEntity, { id, game: gameId });
      await lasting();
      return removed > 0;
    },
  };
}
