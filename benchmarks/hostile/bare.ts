/** Bare Socket.IO, to compare with: acks what players ask, and does nothing else. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

const http = createServer();
new Server(http, { serveClient: false }).of('/play').on('connection', (socket) => {
  socket.on('sync', (_payload, ack) => ack?.({ ok: true }));
});
http.listen(0, '127.0.0.1');
await once(http, 'listening');
process.send?.(`http://127.0.0.1:${(http.address() as AddressInfo).port}`);
process.on('disconnect', () => process.exit());
