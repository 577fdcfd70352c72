import type { Socket } from 'socket.io';
import { LineClock } from './line-clock.ts';
import type { Packets } from './packets.ts';
import { nextPing } from './pings.ts';
import { type Pulsed, pulsed } from './quick-pulse.ts';

/** A player's connection, as the game needs it, whatever carries it. */
export interface PlayLine extends Pulsed {
  /** Unique in the cluster; begins with what all lines of its process begin with. */
  readonly id: string;
  /** When something was last sent, ms on the monotonic clock. */
  readonly heardAt: number;
  /** Measures its way through the network. */
  readonly clock: LineClock;
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
  const pulse = pulsed(socket);
  const { ping: sendPing } = pulse;
  const clock = new LineClock('polling');
  // There is no ping but that of Engine.IO; and which one a pong answers is not said.
  let asked = 0;
  const ping = (): void => {
    asked = nextPing();
    clock.pinged(asked, performance.now());
    sendPing();
  };
  socket.conn.on('packet', ({ type }) => {
    if (type === 'pong' && clock.ponged(asked, performance.now()) && clock.isNew) ping();
  });
  const line = Object.assign(pulse, {
    id: prefix + socket.id,
    heardAt: performance.now(),
    clock,
    ping,
    send({ texts }: Packets) {
      line.heardAt = performance.now();
      for (const text of texts()) socket.conn.write(text);
    },
    disconnect: (altogether?: boolean) => void socket.disconnect(altogether),
    letGo: () => void socket.conn.close(),
  });
  ping();
  return line;
}
