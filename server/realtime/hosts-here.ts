import type { HostServerEvents } from '../protocol/events.ts';
import type { HostNamespace } from './host.ts';
import { hostRoom, screenRoom } from './rooms.ts';

const PREFIXES = [hostRoom(''), screenRoom('')];

type Payload<Name extends keyof HostServerEvents> = Parameters<HostServerEvents[Name]>[0];

/** The hosts and big screens that are connected to this process. */
export class HostsHere {
  readonly #namespace: HostNamespace;

  constructor(namespace: HostNamespace) {
    this.#namespace = namespace;
  }

  has(gameId: string): boolean {
    const { rooms } = this.#namespace.adapter;
    return roomsOf(gameId).some((room) => rooms.has(room));
  }

  /** The games they see; one may come twice. */
  *games(): Iterable<string> {
    for (const room of this.#namespace.adapter.rooms.keys())
      for (const prefix of PREFIXES) if (room.startsWith(prefix)) yield room.slice(prefix.length);
  }

  /** Ids of their sockets. */
  *sockets(gameId: string): Iterable<string> {
    const { rooms } = this.#namespace.adapter;
    for (const room of roomsOf(gameId)) yield* rooms.get(room) ?? [];
  }

  /** Tells hosts and screens. */
  emit<Name extends keyof HostServerEvents>(
    gameId: string,
    name: Name,
    payload: Payload<Name>,
  ): void {
    this.#emit(roomsOf(gameId), name, payload);
  }

  /** Tells hosts what is not for a room that looks on. */
  emitToHosts<Name extends keyof HostServerEvents>(
    gameId: string,
    name: Name,
    payload: Payload<Name>,
  ): void {
    this.#emit([hostRoom(gameId)], name, payload);
  }

  /** Lets go of a game that is no longer there. */
  forget(gameId: string): void {
    const rooms = roomsOf(gameId);
    this.#namespace.local.in(rooms).socketsLeave(rooms);
  }

  #emit(rooms: string[], name: string, payload: unknown): void {
    // The name decides the payload, which the type of `emit` cannot tell.
    const emitter = this.#namespace.local.to(rooms) as unknown as {
      emit(name: string, payload: unknown): void;
    };
    emitter.emit(name, payload);
  }
}

const roomsOf = (gameId: string): string[] => [hostRoom(gameId), screenRoom(gameId)];
