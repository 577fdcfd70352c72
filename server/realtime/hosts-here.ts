import type { HostServerEvents } from '../protocol/events.ts';
import type { HostNamespace } from './host.ts';
import { hostRoom } from './rooms.ts';

const PREFIX = hostRoom('');

/** The hosts and big screens that are connected to this process. */
export class HostsHere {
  readonly #namespace: HostNamespace;

  constructor(namespace: HostNamespace) {
    this.#namespace = namespace;
  }

  has(gameId: string): boolean {
    return this.#namespace.adapter.rooms.has(hostRoom(gameId));
  }

  /** The games they see. */
  *games(): Iterable<string> {
    for (const room of this.#namespace.adapter.rooms.keys())
      if (room.startsWith(PREFIX)) yield room.slice(PREFIX.length);
  }

  emit<Name extends keyof HostServerEvents>(
    gameId: string,
    name: Name,
    payload: Parameters<HostServerEvents[Name]>[0],
  ): void {
    // The name decides the payload, which the type of `emit` cannot tell.
    const emitter = this.#namespace.local.to(hostRoom(gameId)) as unknown as {
      emit(name: string, payload: unknown): void;
    };
    emitter.emit(name, payload);
  }

  /** Lets go of a game that is no longer there. */
  forget(gameId: string): void {
    this.#namespace.local.in(hostRoom(gameId)).socketsLeave(hostRoom(gameId));
  }
}
