/** WebSocket frames of a client, masked with zeros: what an attacker would take the least trouble with. */
const MASK = Buffer.alloc(4);

export const textFrame = (text: string): Buffer => frame(0x81, Buffer.from(text));
export const binaryFrame = (data: Buffer): Buffer => frame(0x82, data);

function frame(first: number, payload: Buffer): Buffer {
  const { length } = payload;
  const size =
    length < 126
      ? Buffer.from([first, 0x80 | length])
      : Buffer.from([first, 0xfe, length >> 8, length & 255]);
  return Buffer.concat([size, MASK, payload]);
}

/** The request with which a WebSocket begins. */
export const UPGRADE = Buffer.from(
  'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
);
