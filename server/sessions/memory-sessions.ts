import { REMEMBERED, type Sessions } from './contract.ts';

interface Session {
  banned: Set<string>;
  hostEdition: number;
  expiresAt: number;
}

/** Sessions of one process. @param now ms since the epoch; tests hand in their own */
export function memorySessions(now: () => number = Date.now): Sessions {
  const sessions = new Map<string, Session>();
  const known = (gameId: string): Session | undefined => {
    const session = sessions.get(gameId);
    return session && session.expiresAt > now() ? session : undefined;
  };
  const changed = (gameId: string): Session => {
    for (const [id, { expiresAt }] of sessions) if (expiresAt <= now()) sessions.delete(id);
    const session = known(gameId) ?? { banned: new Set(), hostEdition: 0, expiresAt: 0 };
    session.expiresAt = now() + REMEMBERED;
    sessions.set(gameId, session);
    return session;
  };
  return {
    async ban(gameId, playerId) {
      changed(gameId).banned.add(playerId);
    },
    async isBanned(gameId, playerId) {
      return known(gameId)?.banned.has(playerId) ?? false;
    },
    async hostEdition(gameId) {
      return known(gameId)?.hostEdition ?? 0;
    },
    async rotateHost(gameId) {
      const session = changed(gameId);
      session.hostEdition += 1;
      return session.hostEdition;
    },
    async close() {},
  };
}
