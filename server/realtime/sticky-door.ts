import cluster from 'node:cluster';
import { EventEmitter } from 'node:events';
import { createServer, type Server } from 'node:http';
import { setupWorker } from '@socket.io/sticky';
import type { Server as SocketServer } from 'socket.io';

/**
 * The sticky door of PM2's daemon: it accepts connections of clients that need HTTP long-polling,
 * and hands each to the process that has its session.
 */
export interface StickyDoor {
  /** Serves what comes through the door, and what has come before. */
  open(http: Server, io: SocketServer): void;
  /** Makes the daemon prefer the other processes from now on. */
  leave(): void;
}

/** Sessions that a leaving process claims to have, so that it is never the least busy one. */
const CLAIMED = 2000;

/**
 * Has to be called first thing at boot: the daemon sends connections from the moment the process is
 * forked, and favours it, as it has none yet. They wait at the door until it opens.
 *
 * The door has an HTTP server of its own, because sticky sessions forbid connections to be kept
 * alive, and the main door should not pay for that.
 * @returns undefined where there is no such daemon
 */
export function stickyDoor(): StickyDoor | undefined {
  // PM2 runs with the daemon as the cluster's primary; a worker of anything else has no door.
  if (!cluster.isWorker || process.env.pm_id === undefined) return undefined;
  const door = createServer();
  const engine = new EventEmitter();
  // It uses of a Socket.IO server no more than these two, and before there is one.
  setupWorker({ httpServer: door, engine } as unknown as SocketServer);

  let opened = (_http: Server): void => undefined;
  const open = new Promise<Server>((resolve) => {
    opened = resolve;
  });
  for (const event of ['request', 'upgrade'] as const) {
    door.on(event, (...args: unknown[]) => {
      void open.then((http) => http.emit(event, ...args));
    });
  }
  return {
    open(http, io) {
      io.engine.on('connection', (session) => engine.emit('connection', session));
      opened(http);
    },
    leave() {
      // The daemon knows no other way than a count of sessions to be told not to choose a process.
      for (let index = 0; index < CLAIMED; index++) {
        process.send?.({ type: 'sticky:connection', data: `leaving-${process.pid}-${index}` });
      }
    },
  };
}
