import { once } from 'node:events';
import { WebSocket } from 'ws';

/** A client that speaks the protocol of a namespace by hand, over a WebSocket of its own. */
export interface RawClient extends Disposable {
  /** All messages, as they came. */
  readonly heard: string[];
  /** Whether it answers pings. */
  answers: boolean;
  /** The close code, once the connection has ended. */
  readonly closed: Promise<number>;
  send(message: string): void;
  /** Sends an event and waits for its ack. */
  request<Result>(name: string, payload: object): Promise<Result>;
  /** Waits for the next message that begins like this, as of now. */
  next(start: string): Promise<string>;
}

/** Connects, and enters no namespace yet. */
export async function openRaw(url: string, namespace = '/play'): Promise<RawClient> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  const waiting = new Set<(message: string) => void>();
  const closed = once(socket, 'close').then(([code]) => code as number);
  let id = 0;
  const client: RawClient = {
    heard: [],
    answers: true,
    closed,
    send: (message) => socket.send(message),
    async request<Result>(name: string, payload: object) {
      id += 1;
      const start = `43${namespace},${id}`;
      const ack = client.next(start);
      client.send(`42${namespace},${id}${JSON.stringify([name, payload])}`);
      return JSON.parse((await ack).slice(start.length))[0] as Result;
    },
    async next(start) {
      return new Promise((resolve) => {
        const check = (message: string) => {
          if (!message.startsWith(start)) return;
          waiting.delete(check);
          resolve(message);
        };
        waiting.add(check);
      });
    },
    [Symbol.dispose]: () => socket.terminate(),
  };
  socket.on('message', (data) => {
    const message = String(data);
    client.heard.push(message);
    if (message === '2' && client.answers) client.send('3');
    for (const check of [...waiting]) check(message);
  });
  await once(socket, 'open');
  return client;
}

export async function rawClient(url: string, namespace = '/play'): Promise<RawClient> {
  const client = await openRaw(url, namespace);
  const entered = client.next(`40${namespace},`);
  client.send(`40${namespace},`);
  await entered;
  return client;
}
