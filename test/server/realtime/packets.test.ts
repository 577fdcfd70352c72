import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket as ServerSocket } from 'socket.io';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventPacket, joined, pack, send } from '../../../server/realtime/packets.ts';
import { readDirectly } from '../../../server/realtime/shortcut.ts';

const http = createServer();
const server = new Server(http);
const play = server.of('/play');
let url: string;

beforeAll(async () => {
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/play`;
});
afterAll(() => server.close());

/** A client and its socket on the server; `read` is called before anything can come. */
async function connected(transport: string, read: (socket: ServerSocket) => void = () => {}) {
  const accepted = new Promise<ServerSocket>((resolve) =>
    play.once('connection', (socket) => {
      read(socket);
      resolve(socket);
    }),
  );
  const client = io(url, { transports: [transport], forceNew: true, reconnection: false });
  const socket = await accepted;
  return { client, socket, [Symbol.dispose]: () => void client.disconnect() };
}

/** Payloads whose frames have headers of each length, and letters of more than one byte. */
const PAYLOADS = ['', 'a'.repeat(80), 'ü'.repeat(70), '🏁'.repeat(900), 'x'.repeat(70_000)];

describe.each(['websocket', 'polling'])('packets over %s', (transport) => {
  it('arrive whole, in the order in which they and other events were sent', async () => {
    using pair = await connected(transport);
    const { client, socket } = pair;
    const heard: unknown[] = [];
    const all = new Promise<void>((resolve) => {
      client.onAny((name, payload) => {
        heard.push([name, payload]);
        if (name === 'last') resolve();
      });
    });
    const packet = (payload: string) =>
      pack(eventPacket('/play', 'packed', JSON.stringify(payload)));
    const expected: unknown[] = [];
    for (const [index, payload] of PAYLOADS.entries()) {
      send(socket, packet(payload));
      socket.emit('usual', index);
      send(socket, joined(packet(payload), packet('after')));
      expected.push(
        ['packed', payload],
        ['usual', index],
        ['packed', payload],
        ['packed', 'after'],
      );
    }
    socket.emit('last', null);
    await all;
    expect(heard).toEqual([...expected, ['last', null]]);
  });
});

describe('events read directly', () => {
  it('get their acks; all others go the usual way', async () => {
    const direct: unknown[] = [];
    const usual: unknown[] = [];
    using pair = await connected('websocket', (socket) => {
      readDirectly(socket, (name, payload, ack) => {
        if (name !== 'known') return false;
        direct.push(payload);
        ack({ ok: true, payload });
        return true;
      });
      socket.onAny((...event) => {
        usual.push(event.slice(0, 2));
        const ack = event.at(-1);
        if (typeof ack === 'function') ack('usual');
      });
    });
    const { client } = pair;
    expect(await client.emitWithAck('known', { a: 'ü,["' })).toEqual({
      ok: true,
      payload: { a: 'ü,["' },
    });
    expect(await client.emitWithAck('other', 1)).toBe('usual');
    expect(await client.emitWithAck('known', 1, 2)).toBe('usual');
    expect(await client.emitWithAck('known', Buffer.from('binary'))).toBe('usual');
    client.emit('known', 'without an ack');
    expect(await client.emitWithAck('known', null)).toEqual({ ok: true, payload: null });
    expect(direct).toEqual([{ a: 'ü,["' }, null]);
    expect(usual.map((event) => (event as unknown[])[0])).toEqual([
      'other',
      'known',
      'known',
      'known',
    ]);
  });

  it('belong to a namespace that is connected: after leaving it they are not taken', async () => {
    let taken = 0;
    using pair = await connected('websocket', (socket) =>
      readDirectly(socket, (_name, _payload, ack) => {
        taken += 1;
        ack({ ok: true });
        return true;
      }),
    );
    const { client, socket } = pair;
    await client.emitWithAck('known', {});
    const closed = once(socket.conn, 'close');
    socket.disconnect();
    client.io.engine.write('2/play,1["known",{}]');
    await closed;
    expect(taken).toBe(1);
  });

  it.each(['2/play,1["known"', '2/play,1{}', '2/play,99999999999999999999["known",{}]', '2/play,'])(
    'are left to Socket.IO when malformed: %s',
    async (text) => {
      let taken = 0;
      using pair = await connected('websocket', (socket) =>
        readDirectly(socket, () => {
          taken += 1;
          return true;
        }),
      );
      const { client, socket } = pair;
      const done = Promise.race([
        once(socket.conn, 'close'),
        once(socket.conn, 'data').then(() => new Promise((resolve) => setImmediate(resolve))),
      ]);
      client.io.engine.write(text);
      await done;
      expect(taken).toBe(0);
    },
  );
});
