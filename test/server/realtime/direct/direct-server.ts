import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type ServerOptions, type Socket as ServerSocket } from 'socket.io';
import {
  BoundedWebSocketServer,
  MAX_MESSAGE,
} from '../../../../server/realtime/direct/bounded-web-socket.ts';
import { openDirectly } from '../../../../server/realtime/direct/door.ts';
import { countPackets } from '../../../../server/realtime/engine-count.ts';
import { type PlayLine, socketLine } from '../../../../server/realtime/line.ts';
import { pack } from '../../../../server/realtime/packets.ts';
import { Slices } from '../../../../server/realtime/slices.ts';

const NAMESPACES = new Set(['/', '/play', '/host']);

export interface Heard {
  name: string;
  payload: unknown;
}

/** A server whose /play takes lines, direct or over Socket.IO, and whose /host is Socket.IO's. */
export async function directServer(options: Partial<ServerOptions> = {}) {
  const http = createServer();
  const io = new Server(http, {
    maxHttpBufferSize: MAX_MESSAGE,
    wsEngine: BoundedWebSocketServer,
    ...options,
  });
  countPackets(io, NAMESPACES);
  /** Lines that are connected, the latest last. */
  const lines: PlayLine[] = [];
  const heard: Heard[] = [];
  const hosts: ServerSocket[] = [];
  let changed = () => {};

  const enter = (line: PlayLine): PlayLine => {
    lines.push(line);
    changed();
    return line;
  };
  const leave = (line: PlayLine): void => {
    lines.splice(lines.indexOf(line), 1);
    changed();
  };
  const direct = openDirectly<PlayLine>(
    io,
    ({ headers }) => headers.origin !== 'http://evil.test',
    'process.',
    NAMESPACES,
    {
      connected: enter,
      event(_line, name, payload, ack) {
        heard.push({ name, payload });
        ack({ ok: true, name, payload });
        changed();
      },
      disconnected: leave,
    },
    new Slices(),
  );
  io.of('/play').on('connection', (socket) => {
    const line = enter(socketLine('process.', socket));
    socket.on('disconnect', () => leave(line));
  });
  io.of('/host').on('connection', (socket) => {
    hosts.push(socket);
    socket.onAny((...event) => {
      const ack = event.at(-1);
      if (typeof ack === 'function') ack({ host: event.slice(0, -1) });
    });
    changed();
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    io,
    direct,
    lines,
    heard,
    hosts,
    /** Waits until something holds. */
    async until(holds: () => boolean): Promise<void> {
      while (!holds()) {
        await new Promise<void>((resolve) => {
          changed = resolve;
        });
      }
    },
    async [Symbol.asyncDispose](): Promise<void> {
      direct.close();
      await io.close();
    },
  };
}

/** An event, as all lines take it. */
export const event = (name: string, payload: unknown) =>
  pack(`2/play,${JSON.stringify([name, payload])}`);
