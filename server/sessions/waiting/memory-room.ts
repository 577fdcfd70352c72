import {
  type Asked,
  isGone,
  MOST_FROM,
  MOST_REFUSED,
  MOST_WAITING,
  PATIENCE,
  REMEMBERED_ANSWER,
  type Request,
  type Waiting,
  type WaitingRoom,
} from './contract.ts';

interface Room {
  requests: Map<string, Waiting>;
  answers: Map<string, 'yes' | 'no'>;
  /** Refused requests to return, by where they came from. */
  refused: Map<string, number>;
  /** ms since the epoch. */
  expiresAt: number;
}

/** A piece of a dump: a game each. */
export type RoomPiece = [
  gameId: string,
  {
    requests: [id: string, request: Waiting][];
    answers: [id: string, answer: 'yes' | 'no'][];
    refused: [from: string, times: number][];
    expiresAt: number;
  },
];

export interface MemoryRoom extends WaitingRoom {
  dump(): Iterable<RoomPiece>;
  restore(piece: RoomPiece): void;
}

/** The waiting room of one process. @param now ms since the epoch; tests hand in their own */
export function memoryRoom(now: () => number = Date.now): MemoryRoom {
  const rooms = new Map<string, Room>();
  const known = (gameId: string): Room | undefined => {
    const room = rooms.get(gameId);
    return room && room.expiresAt > now() ? room : undefined;
  };
  const changed = (gameId: string): Room => {
    for (const [id, { expiresAt }] of rooms) if (expiresAt <= now()) rooms.delete(id);
    const room = known(gameId) ?? {
      requests: new Map(),
      answers: new Map(),
      refused: new Map(),
      expiresAt: 0,
    };
    room.expiresAt = now() + REMEMBERED_ANSWER;
    rooms.set(gameId, room);
    return room;
  };
  return {
    async ask(gameId, request): Promise<Asked> {
      const room = changed(gameId);
      const { requests } = room;
      const answer = room.answers.get(request.id);
      if (answer) return { status: answer };
      const at = now();
      const before = requests.get(request.id);
      if (before && at - before.askedAt > PATIENCE) {
        requests.delete(request.id);
        return { status: 'unanswered' };
      }
      if (before) {
        before.seenAt = at;
        return { status: 'waiting', isNew: false, waiting: requests.size };
      }
      for (const [id, waiting] of requests) if (isGone(waiting, at)) requests.delete(id);
      if (isFull(room, request)) return { status: 'full' };
      requests.set(request.id, { ...request, askedAt: at, seenAt: at });
      return { status: 'waiting', isNew: true, waiting: requests.size };
    },
    async list(gameId) {
      const all = [...(known(gameId)?.requests.values() ?? [])];
      return all.filter((waiting) => !isGone(waiting, now())).map((waiting) => ({ ...waiting }));
    },
    async decide(gameId, id, yes) {
      const request = known(gameId)?.requests.get(id);
      if (!request || isGone(request, now())) return undefined;
      const { answers, refused } = changed(gameId);
      answers.set(id, yes ? 'yes' : 'no');
      const { why, from } = request;
      if (!yes && why === 'returns' && from !== undefined)
        refused.set(from, (refused.get(from) ?? 0) + 1);
      return { ...request };
    },
    async remove(gameId, id) {
      return known(gameId)?.requests.delete(id) ?? false;
    },
    *dump() {
      for (const [gameId, { requests, answers, refused, expiresAt }] of rooms) {
        const lists = { requests: [...requests], answers: [...answers], refused: [...refused] };
        yield [gameId, { ...lists, expiresAt }];
      }
    },
    restore([gameId, { requests, answers, refused, expiresAt }]) {
      rooms.set(gameId, {
        requests: new Map(requests),
        answers: new Map(answers),
        refused: new Map(refused),
        expiresAt,
      });
    },
  };
}

function isFull({ requests, refused }: Room, { why, from }: Request): boolean {
  if (requests.size >= MOST_WAITING) return true;
  if (from === undefined) return false;
  if (why === 'returns' && (refused.get(from) ?? 0) >= MOST_REFUSED) return true;
  const same = [...requests.values()].filter(
    (other) => other.from === from && (other.why === 'returns') === (why === 'returns'),
  );
  return same.length >= MOST_FROM[why];
}
