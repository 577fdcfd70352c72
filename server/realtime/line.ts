import type { Socket } from 'socket.io';
import type { Packets } from './packets.ts';
import { type Pulsed, pulsed } from './quick-pulse.ts';

/** A player's connection, as the game needs it, whatever carries it. */
export interface PlayLine extends Pulsed {
  /** Unique in the cluster; begins with what all lines of its process begin with. */
  readonly id: string;
  /** When something was last sent, ms on the monotonic clock. */
  readonly heardAt: number;
  /**
   * Sends packets in their order, and after all that was sent before.
   * @param patiently they may wait a fraction of a second for something to go out with
   */
  send(packets: Packets, patiently?: boolean): void;
  /**
   * Tells the client that it is no longer wanted: it will not come back by itself.
   * @param altogether whether the connection ends, too, with all that it may carry besides
   */
  disconnect(altogether?: boolean): void;
  /** Ends the connection so that the client comes back by itself, here or elsewhere. */
  letGo(): void;
}

/** A line over Socket.IO: what clients get that need HTTP long-polling, or began with it. */
export function socketLine(prefix: string, socket: Socket): PlayLine {
  const line = Object.assign(pulsed(socket), {
    id: prefix + socket.id,
    heardAt: performance.now(),
    send({ texts }: Packets) {
      line.heardAt = performance.now();
      for (const text of texts()) socket.conn.write(text);
    },
    disconnect: (altogether?: boolean) => void socket.disconnect(altogether),
    letGo: () => void socket.conn.close(),
  });
  return line;
}
