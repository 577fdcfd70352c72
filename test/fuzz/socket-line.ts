import { once } from 'node:events';
import { WebSocket } from 'ws';
import { inTime, type Outcome } from './tally.ts';

type Ack = { ok: true } | { ok: false; error: { code: string } };

/** A connection to a namespace that says whatever it is told to, and waits for acks. */
export class SocketLine {
  readonly #socket: WebSocket;
  readonly #namespace: string;
  readonly #waiting = new Map<number, (answer: string) => void>();
  #id = 0;

  private constructor(socket: WebSocket, namespace: string) {
    this.#socket = socket;
    this.#namespace = namespace;
    socket.on('message', (data) => this.#hear(String(data)));
    socket.on('error', () => {});
    socket.on('close', () => this.#closed());
  }

  /** Connects, and enters the namespace with the first packet. @throws Error when the server does not take it */
  static async open(url: string, namespace: '/play' | '/host'): Promise<SocketLine> {
    const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
    const socket = new WebSocket(address);
    const line = new SocketLine(socket, namespace);
    await once(socket, 'open');
    socket.send(`40${namespace},`);
    return line;
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  /** Sends an event, its arguments as they would stand in JSON. @returns the ack as it came, or `closed` */
  async emit(args: string, namespace = this.#namespace): Promise<string> {
    if (!this.isOpen) return 'closed';
    this.#id += 1;
    const id = this.#id;
    const { promise, resolve } = Promise.withResolvers<string>();
    this.#waiting.set(id, resolve);
    this.#socket.send(`42${namespace},${id}[${args}]`);
    return promise;
  }

  /** The same. @returns `ok`, the code of a refusal, or `closed`; undefined when there is none in time */
  async request(args: string, namespace?: string): Promise<Outcome> {
    const answer = await inTime(this.emit(args, namespace));
    return answer === undefined || answer === 'closed' ? answer : codeOf(answer);
  }

  close(): void {
    this.#socket.terminate();
    this.#closed();
  }

  #closed(): void {
    for (const resolve of this.#waiting.values()) resolve('closed');
    this.#waiting.clear();
  }

  #hear(message: string): void {
    if (message === '2') return void this.#socket.send('3');
    // Put out of the namespace, as after `removed`: what was under way is answered no more.
    if (message.startsWith(`41${this.#namespace}`)) return void this.close();
    const [, id, answer = ''] = message.match(/^43(?:\/[^,]*,)?(\d+)\[(.*)\]$/s) ?? [];
    if (id === undefined) return;
    this.#waiting.get(Number(id))?.(answer);
    this.#waiting.delete(Number(id));
  }
}

export function codeOf(answer: string): string {
  const ack = JSON.parse(answer) as Ack;
  return ack.ok ? 'ok' : ack.error.code;
}
