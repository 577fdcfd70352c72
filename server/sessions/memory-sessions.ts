import { Bans, type BansDump } from './bans.ts';
import { REMEMBERED, type Sessions } from './contract.ts';
import type { WaitingRoom } from './waiting/contract.ts';
import { memoryRoom } from './waiting/memory-room.ts';

interface Session {
  bans: Bans;
  hostEdition: number;
  expiresAt: number;
}

/** A piece of a dump: a game each. */
export type SessionPiece = [gameId: string, Omit<Session, 'bans'> & { bans: BansDump }];

export interface MemorySessions extends Sessions {
  dump(): Iterable<SessionPiece>;
  restore(piece: SessionPiece): void;
}

/** Sessions of one process. @param now ms since the epoch; tests hand in their own */
export function memorySessions(
  now: () => number = Date.now,
  waiting: WaitingRoom = memoryRoom(now),
): MemorySessions {
  const sessions = new Map<string, Session>();
  const known = (gameId: string): Session | undefined => {
    const session = sessions.get(gameId);
    return session && session.expiresAt > now() ? session : undefined;
  };
  const changed = (gameId: string): Session => {
    for (const [id, { expiresAt }] of sessions) if (expiresAt <= now()) sessions.delete(id);
    const session = known(gameId) ?? { bans: new Bans(), hostEdition: 0, expiresAt: 0 };
    session.expiresAt = now() + REMEMBERED;
    sessions.set(gameId, session);
    return session;
  };
  return {
    async ban(gameId, playerId, who) {
      changed(gameId).bans.add(playerId, who);
    },
    async unban(gameId, playerId) {
      known(gameId)?.bans.remove(playerId);
    },
    async isBanned(gameId, playerId) {
      return known(gameId)?.bans.has(playerId) ?? false;
    },
    async isBarred(gameId, newcomer) {
      return known(gameId)?.bans.bars(newcomer) ?? false;
    },
    async banned(gameId) {
      return known(gameId)?.bans.latest() ?? [];
    },
    async hostEdition(gameId) {
      return known(gameId)?.hostEdition ?? 0;
    },
    async rotateHost(gameId) {
      const session = changed(gameId);
      session.hostEdition += 1;
      return session.hostEdition;
    },
    async forget(gameId) {
      sessions.delete(gameId);
    },
    waiting,
    async close() {},
    *dump() {
      for (const [gameId, { bans, ...session }] of sessions)
        yield [gameId, { ...session, bans: bans.dump() }];
    },
    restore([gameId, { bans: dump, ...session }]) {
      const bans = new Bans();
      bans.restore(dump);
      sessions.set(gameId, { ...session, bans });
    },
  };
}
