import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { inTime, type Outcome } from './tally.ts';

const REQUEST = [
  'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
  'Host: 127.0.0.1',
  'Upgrade: websocket',
  'Connection: Upgrade',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  '\r\n',
].join('\r\n');

/** ms to wait for what comes back on bytes that may be the beginning of something longer. */
const HALF = 20;

/** A WebSocket that is not one: bytes go out and come in. */
export class FrameLine {
  readonly #socket: Socket;
  readonly #closed: Promise<string>;
  #heard = '';
  #pings = 0;
  #hearing: (() => void) | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.#closed = once(socket, 'close').then(
      () => 'closed',
      () => 'closed',
    );
    socket.setEncoding('latin1').on('data', (text) => {
      this.#heard += text;
      this.#hearing?.();
    });
    socket.on('error', () => {});
  }

  /** Connects, and enters /play. @throws Error when a valid request is refused */
  static async open(url: string): Promise<FrameLine> {
    const { hostname, port } = new URL(url);
    const line = new FrameLine(connect(Number(port), hostname));
    line.#socket.write(REQUEST);
    await inTime(Promise.race([line.#hears('"maxPayload"').then(() => 'open'), line.#closed]));
    if (!line.#heard.startsWith('HTTP/1.1 101')) throw new Error(`no WebSocket: ${line.#heard}`);
    line.#socket.write(maskedWithNothing(0x81, '40/play,'));
    return line;
  }

  get isOpen(): boolean {
    return this.#socket.writable && this.#socket.readable;
  }

  cut(): void {
    this.#socket.destroy();
  }

  /**
   * Sends the bytes, and a ping of WebSocket after them.
   * @param whole whether they end with a frame, so that the ping is one; if not, the line is cut
   * @returns `pong`, `closed`, or the code of an error of the server's; undefined when nothing came in time
   */
  async send(bytes: Buffer, whole: boolean): Promise<Outcome> {
    this.#heard = '';
    this.#socket.write(bytes);
    this.#pings += 1;
    const mark = `mark ${this.#pings};`;
    this.#socket.write(maskedWithNothing(0x89, mark));
    const answer = Promise.race([this.#hears(mark).then(() => 'pong'), this.#closed]);
    const outcome = whole
      ? await inTime(answer)
      : await Promise.race([answer, wait(HALF).then(() => 'cut')]);
    if (outcome === 'cut' || outcome === undefined) this.cut();
    return this.#heard.match(/INTERNAL|UNAVAILABLE|SHUTTING_DOWN/)?.[0] ?? outcome;
  }

  async #hears(text: string): Promise<void> {
    return new Promise((resolve) => {
      this.#hearing = () => {
        if (this.#heard.includes(text)) resolve();
      };
      this.#hearing();
    });
  }
}

/** A short frame. */
const maskedWithNothing = (first: number, text: string): Buffer =>
  Buffer.concat([Buffer.from([first, 0x80 + text.length, 0, 0, 0, 0]), Buffer.from(text)]);
