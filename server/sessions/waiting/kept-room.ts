import type { Keep, Part, PartSource } from '../../journal/contract.ts';
import type { WaitingRoom } from './contract.ts';
import { type MemoryRoom, memoryRoom, type RoomPiece } from './memory-room.ts';

interface RoomPart extends Part<RoomPiece> {
  room: MemoryRoom;
  commands: Pick<WaitingRoom, 'ask' | 'decide' | 'remove'>;
}

export const part: PartSource<RoomPart, undefined> = {
  module: import.meta.url,
  open(now) {
    const room = memoryRoom(now);
    const { ask, decide, remove, dump, restore } = room;
    return { room, commands: { ask, decide, remove }, dump, restore };
  },
};

/** The waiting room of one process, which outlives it. */
export function keepRoom(keep: Keep): WaitingRoom {
  const {
    part: { room },
    commands,
  } = keep('waiting', part, undefined);
  return { list: room.list, ...commands };
}
