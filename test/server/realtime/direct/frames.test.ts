import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { directServer } from './direct-server.ts';

/** A frame as a client sends it. */
function clientFrame(opcode: number, payload: Buffer, { final = true } = {}): Buffer {
  const { length } = payload;
  const mask = Buffer.from([1, 2, 3, 254]);
  const size =
    length < 126
      ? Buffer.from([0x80 | length])
      : length < 65_536
        ? Buffer.from([0xfe, length >> 8, length & 255])
        : Buffer.concat([Buffer.from([0xff, 0, 0, 0, 0]), uint32(length)]);
  const masked = Buffer.from(payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0)));
  return Buffer.concat([Buffer.from([(final ? 0x80 : 0) | opcode]), size, mask, masked]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

const text = (message: string) => clientFrame(1, Buffer.from(message));

/** A TCP connection that has been upgraded. */
async function upgraded(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay();
  socket.write(
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  const [head] = (await once(socket, 'data')) as [Buffer];
  // The key's answer is the one of RFC 6455, section 1.3.
  expect(head.toString('latin1')).toContain('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
  return socket;
}

/** Messages short and long, of letters of all lengths. */
const message = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.nat({ max: 300 }).map((length) => 'ü'.repeat(length)),
  fc.constantFrom(125, 126, 65_000, 65_515).map((length) => 'x'.repeat(length)),
);

describe('frames of a client', () => {
  it('are heard in order, wherever they are cut, fragmented, or mixed with pings', async () => {
    await using server = await directServer();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ message, cut: fc.nat(), ping: fc.boolean() }), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.array(fc.nat(), { maxLength: 4 }),
        async (sent, cuts) => {
          const socket = await upgraded(server.port);
          const frames = sent.flatMap(({ message: payload, cut, ping }) => {
            const bytes = Buffer.from(`42/play,${JSON.stringify(['heard', payload])}`);
            const at = cut % bytes.length;
            const whole = cut % 2 === 0;
            return [
              ...(ping ? [clientFrame(9, Buffer.from('ping'))] : []),
              ...(whole
                ? [clientFrame(1, bytes)]
                : [
                    clientFrame(1, bytes.subarray(0, at), { final: false }),
                    clientFrame(0, bytes.subarray(at)),
                  ]),
            ];
          });
          const all = Buffer.concat([text('40/play,'), ...frames]);
          const before = server.heard.length;
          const points = [...cuts.map((cut) => cut % all.length), all.length].sort((a, b) => a - b);
          let from = 0;
          for (const to of points) {
            if (to > from) await new Promise((sent) => socket.write(all.subarray(from, to), sent));
            from = to;
          }
          await server.until(() => server.heard.length === before + sent.length);
          expect(server.heard.slice(before).map(({ payload }) => payload)).toEqual(
            // Lone surrogates are no text: JSON escapes them, and they come as they are.
            sent.map(({ message: payload }) => payload),
          );
          socket.destroy();
          await server.until(() => server.lines.length === 0);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ['bytes that are no UTF-8', clientFrame(1, Buffer.from([0x34, 0xff, 0xfe])), 1007],
    ['a frame without a mask', Buffer.from([0x81, 1, 0x33]), 1002],
    ['a reserved bit', Buffer.from([0xc1, 0x80, 0, 0, 0, 0]), 1002],
    ['a message of more than 64 kB', clientFrame(1, Buffer.alloc(65_537, 0x34)), 1009],
    ['the mere header of one', clientFrame(1, Buffer.alloc(65_537)).subarray(0, 14), 1009],
  ])('are refused when they are no frames: %s', async (_what, bytes, code) => {
    await using server = await directServer();
    const socket = await upgraded(server.port);
    socket.write(bytes);
    const [said] = (await once(socket, 'data')) as [Buffer];
    expect([said[0], said.readUInt16BE(2)]).toEqual([0x88, code]);
    if (!socket.destroyed) await once(socket, 'close');
  });

  it.each([
    '9',
    '2probe',
    '42/play,1["known"',
    '42/play,1{}',
    '42/play,99999999999999999999["a"]',
    '42/play,',
    '46/play,',
    '7',
  ])('that are no packets end the connection, with nothing heard: %s', async (packet) => {
    await using server = await directServer();
    const socket = new WebSocket(
      `ws://127.0.0.1:${server.port}/socket.io/?EIO=4&transport=websocket`,
    );
    await once(socket, 'message');
    socket.send('40/play,');
    await server.until(() => server.lines.length === 1);
    socket.send(packet);
    await once(socket, 'close');
    expect(server.heard).toEqual([]);
    await server.until(() => server.lines.length === 0);
  });

  it('of one who does not read what it is sent end with the connection', async () => {
    await using server = await directServer();
    const socket = await upgraded(server.port);
    socket.pause();
    socket.write(text('40/play,'));
    await server.until(() => server.lines.length === 1);
    const [line] = server.lines;
    const frames = clientFrame(1, Buffer.alloc(500_000));
    const ended = server.until(() => server.lines.length === 0);
    let sent = 0;
    while (server.lines.length === 1 && sent < 200) {
      line?.send({ texts: () => [], frames });
      sent += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    await ended;
    // The kernel's buffers, and a megabyte.
    expect(sent).toBeLessThan(200);
    socket.destroy();
  });
});
