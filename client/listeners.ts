import type { Socket } from 'socket.io-client';

/** Events by name, as Socket.IO's types have them. */
type Handlers<Events> = { [Name in keyof Events]: (payload: never) => void };

/** Calls back with the events of a place, over whichever connection holds it. */
export class Listeners<Events extends Handlers<Events>> {
  readonly #all = new Map<keyof Events, Set<(payload: never) => void>>();

  /** @returns what ends that */
  on<Name extends keyof Events>(name: Name, listener: Events[Name]): () => void {
    const known = this.#all.get(name) ?? new Set();
    this.#all.set(name, known.add(listener));
    return () => void known.delete(listener);
  }

  /** Hands on what comes through a connection. @param counts whether it does just now */
  hear(socket: Socket, counts: () => boolean): void {
    socket.onAny((name: string, payload: unknown) => {
      if (!counts()) return;
      for (const listener of this.#all.get(name as keyof Events) ?? []) listener(payload as never);
    });
  }
}
