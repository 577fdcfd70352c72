import { WebSocket } from 'ws';
import { type Connect, SOCKET_OPTIONS } from './client.ts';

/** The id that the ack of `join` carries; answers count up from the next. */
const JOIN = 0;

const ACK = '43/play,';
const EVENT = '42/play,["';

/** Engine.IO v4 and Socket.IO v5 by hand: the namespace /play of QRush and of bare Socket.IO. */
export const connectSocketIo: Connect = ({ url, pin, nickname }, inbox) =>
  new Promise((resolve, reject) => {
    const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
    const socket = new WebSocket(address, SOCKET_OPTIONS);
    socket.binaryType = 'nodebuffer';
    let asked = JOIN;
    const client = {
      answer(question: number, value: number) {
        asked += 1;
        socket.send(`42/play,${asked}["answer",{"question":${question},"value":${value}}]`);
      },
      close: () => socket.terminate(),
    };
    socket.on('error', reject);
    socket.on('close', () => {
      reject(new Error('closed'));
      inbox.gone?.();
    });
    socket.on('message', (data: Buffer) => {
      const text = data.toString('latin1');
      if (text.startsWith(EVENT)) {
        const name = text.slice(EVENT.length, text.indexOf('"', EVENT.length));
        inbox.event(name, text.length, text.includes('"you":'));
      } else if (text.startsWith(ACK)) {
        const start = text.indexOf('[');
        const granted = text.startsWith('[{"ok":true', start);
        if (Number(text.slice(ACK.length, start)) !== JOIN) inbox.ack(granted);
        else if (granted) resolve(client);
        else reject(new Error(text));
      } else if (text === '2') {
        socket.send('3');
      } else if (text.startsWith('40/play,')) {
        socket.send(`42/play,${JOIN}["join",${JSON.stringify({ pin, nickname })}]`);
      } else if (text.startsWith('0')) {
        socket.send('40/play,');
      }
    });
  });
