import { WebSocket } from 'ws';
import { type Connect, SOCKET_OPTIONS } from './client.ts';

/** The id that the ack of `join` carries; answers count up from the next. */
const JOIN = 1;

const EVENT = '[0,"';

/** The protocol of subjects/ws.ts. */
export const connectPlainWs: Connect = ({ url, nickname }, inbox) =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url.replace('http', 'ws'), SOCKET_OPTIONS);
    let asked = JOIN;
    const client = {
      answer(question: number, value: number) {
        asked += 1;
        socket.send(`[${asked},"answer",{"question":${question},"value":${value}}]`);
      },
      close: () => socket.terminate(),
    };
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('closed')));
    socket.on('open', () => socket.send(JSON.stringify([JOIN, 'join', { nickname }])));
    socket.on('message', (data: Buffer) => {
      const text = data.toString('latin1');
      if (text.startsWith(EVENT)) {
        const name = text.slice(EVENT.length, text.indexOf('"', EVENT.length));
        inbox.event(name, text.length, text.includes('"you":'));
      } else if (text.startsWith(`[${JOIN},`)) {
        resolve(client);
      } else {
        inbox.ack(text.includes('"ok":true'));
      }
    });
  });
