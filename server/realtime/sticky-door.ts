import { EventEmitter } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { setupWorker } from '@socket.io/sticky';
import type { Server as SocketServer } from 'socket.io';
import { handOver, hasDoor, stepBack, stepForward } from './door-queue.ts';

/**
 * The sticky door of PM2's daemon: it accepts connections of clients that need HTTP long-polling,
 * and hands each to the process that has its session.
 */
export interface StickyDoor {
  /** Serves what comes through the door, and what has come before. */
  open(http: Server, io: SocketServer): void;
  /** Makes the daemon hand its connections to the other processes from now on. */
  leave(): void;
  /**
   * Ends what still hangs on the door. The daemon would leave it open when the process is gone, and
   * its client waiting.
   */
  close(): Promise<void>;
}

/**
 * Has to be called first thing at boot: the daemon sends connections from the moment the process is
 * forked. They wait at the door until it opens; door-queue.ts sees to it that they are few.
 *
 * The door has an HTTP server of its own, because sticky sessions forbid connections to be kept
 * alive, and the main door should not pay for that.
 * @returns undefined where there is no such daemon
 */
export function stickyDoor(): StickyDoor | undefined {
  if (!hasDoor) return undefined;
  const door = createServer();
  const engine = new EventEmitter();
  // It uses of a Socket.IO server no more than these two, and before there is one.
  setupWorker({ httpServer: door, engine } as unknown as SocketServer);
  const connections = new Set<Duplex>();
  door.on('connection', (connection: Duplex) => {
    connections.add(connection);
    connection.once('close', () => connections.delete(connection));
  });

  let opened = (_http: Server): void => undefined;
  const open = new Promise<Server>((resolve) => {
    opened = resolve;
  });
  for (const event of ['request', 'upgrade'] as const) {
    door.on(event, (...args: unknown[]) => {
      void open.then((http) => http.emit(event, ...args));
    });
  }
  handOver();
  return {
    open(http, io) {
      io.engine.on('connection', (session) => engine.emit('connection', session));
      opened(http);
      stepForward();
    },
    leave: stepBack,
    async close() {
      await Promise.all(
        [...connections].map((connection) => {
          const closed = new Promise((resolve) => connection.once('close', resolve));
          connection.destroy();
          return closed;
        }),
      );
    },
  };
}
