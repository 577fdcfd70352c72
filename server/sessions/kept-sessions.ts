import type { Keep, Part, PartSource } from '../journal/contract.ts';
import type { Sessions } from './contract.ts';
import { type MemorySessions, memorySessions, type SessionPiece } from './memory-sessions.ts';
import { keepRoom } from './waiting/kept-room.ts';

interface SessionsPart extends Part<SessionPiece> {
  sessions: MemorySessions;
  commands: Pick<Sessions, 'ban' | 'unban' | 'rotateHost' | 'forget'>;
}

export const part: PartSource<SessionsPart, undefined> = {
  module: import.meta.url,
  open(now) {
    const sessions = memorySessions(now);
    const { ban, unban, rotateHost, forget, dump, restore } = sessions;
    return { sessions, commands: { ban, unban, rotateHost, forget }, dump, restore };
  },
};

/** Sessions of one process that outlive it. */
export function keepSessions(keep: Keep): Sessions {
  const {
    part: { sessions },
    commands,
  } = keep('sessions', part, undefined);
  return { ...sessions, ...commands, waiting: keepRoom(keep) };
}
