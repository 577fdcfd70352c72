import { Agent, request } from 'node:http';
import { WebSocket } from 'ws';
import { type Connect, SOCKET_OPTIONS } from './client.ts';

/** Opcodes of Colyseus 0.18 (@colyseus/shared-types, Protocol). */
const JOIN_ROOM = 10;
const ROOM_DATA = 13;
const ROOM_REQUEST = 21;
const ROOM_RESPONSE = 22;

/** The status of a response: granted. */
const OK = 0;

/** First byte of a short string, in Colyseus's encoding as in MessagePack; the length is added. */
const STRING = 0xa0;

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Colyseus's protocol by hand: a seat by HTTP, then MessagePack over WebSocket. */
export const connectColyseus: Connect = async ({ url, nickname }, inbox) => {
  const { processId, roomId, sessionId } = await reserve(url, nickname);
  return new Promise((resolve, reject) => {
    const address = `${url.replace('http', 'ws')}/${processId}/${roomId}?sessionId=${sessionId}`;
    const socket = new WebSocket(address, SOCKET_OPTIONS);
    const client = {
      answer(question: number, value: number) {
        // A request id of one byte: a player waits for one ack at a time.
        const header = [ROOM_REQUEST, question % 128, ...text('answer')];
        const payload = [0x82, ...text('question'), question, ...text('value'), value];
        socket.send(Buffer.from([...header, ...payload]));
      },
      close: () => socket.terminate(),
    };
    socket.on('error', reject);
    socket.on('close', (code) => reject(new Error(`closed: ${code}`)));
    socket.on('message', (data: Buffer) => {
      switch (data[0]) {
        case JOIN_ROOM:
          socket.send(Buffer.from([JOIN_ROOM]));
          return resolve(client);
        case ROOM_DATA: {
          const name = data.toString('latin1', 2, 2 + (data[1] ?? STRING) - STRING);
          return inbox.event(name, data.length, data.includes('\xa3you', 'latin1'));
        }
        case ROOM_RESPONSE:
          return inbox.ack(data[2] === OK);
      }
    });
  });
};

interface Reservation {
  processId: string;
  roomId: string;
  sessionId: string;
}

function reserve(url: string, nickname: string): Promise<Reservation> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const asked = request(
      `${url}/matchmake/joinOrCreate/trivia`,
      { method: 'POST', agent, headers },
      (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          body += chunk;
        });
        response.on('end', () => {
          if (response.statusCode === 200) resolve(JSON.parse(body) as Reservation);
          else reject(new Error(body));
        });
      },
    );
    asked.on('error', reject);
    asked.end(JSON.stringify({ nickname }));
  });
}

const text = (value: string): number[] => [STRING + value.length, ...Buffer.from(value)];
