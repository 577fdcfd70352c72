import type { Socket } from 'node:net';
import { type BoundedWebSocket, takeOver } from './bounded-web-socket.ts';
import { pingIn, pingOf, pongIn, textIn, textOf } from './frames.ts';
import type { Outgoing } from './outgoing.ts';

/** Hears everything that comes through a socket. */
export interface Hearer {
  onText(text: string): void;
  onBinary(data: Buffer): void;
  /** @param ping the id in it; undefined when it answers no ping of ours */
  onPong(ping: number | undefined): void;
  onClose(): void;
}

/** Bytes that may wait for a slow client; past that it is cut off, and has to come back. */
const MOST_WAITING = 1_000_000;

const NOTHING = Buffer.alloc(0);

const FRAMES = Symbol('frames');
type Framed = Socket & { [FRAMES]: FrameSocket };

/**
 * The server's end of a WebSocket. Whole text frames and pongs, which is nearly all that clients send, are
 * read right from the bytes that came. When anything else comes (a fragment, a large or a binary frame, a
 * ping, the end), `ws` takes the connection over for good, with all that the protocol asks for.
 */
export class FrameSocket {
  readonly #socket: Framed;
  readonly #hearer: Hearer;
  readonly #outgoing: Outgoing;
  #webSocket: BoundedWebSocket | undefined;
  /** Joined once, when they go out. */
  #unsent: Buffer[] = [];
  /** Whether that goes out in this iteration. */
  #due = false;
  /** Whether we have said goodbye: nothing more is heard. */
  #closed = false;

  /** @param socket upgraded, and not yet listened to */
  constructor(socket: Socket, hearer: Hearer, outgoing: Outgoing) {
    this.#socket = Object.assign(socket, { [FRAMES]: this });
    this.#hearer = hearer;
    this.#outgoing = outgoing;
    socket.on('data', onData);
    socket.on('end', onEnd);
    socket.on('error', onError);
    socket.on('close', onClose);
  }

  /**
   * Sends bytes that are whole frames, in order, in the same iteration of the event loop.
   * @param patiently they may wait a moment for something to go out with
   */
  write(frames: Buffer, patiently = false): void {
    const wasDue = this.#due;
    this.#unsent.push(frames);
    this.#due ||= !patiently;
    if (this.#due && !wasDue) this.#outgoing.add(this);
    else if (!this.#due && this.#unsent.length === 1) this.#outgoing.addPatiently(this);
  }

  flush(): void {
    const socket = this.#socket;
    const frames = this.#unsent;
    this.#due = false;
    if (frames.length === 0) return;
    this.#unsent = [];
    if (!socket.writable) return;
    socket.write(frames.length === 1 && frames[0] ? frames[0] : Buffer.concat(frames));
    if (socket.writableLength > MOST_WAITING) socket.destroy();
  }

  /**
   * Says goodbye, hears no more, and waits a moment for the client to end it, too.
   * @param code why, as WebSockets have it
   */
  close(code?: number): void {
    this.flush();
    this.#closed = true;
    if (!this.#socket.destroyed) (this.#webSocket ?? this.#handOver(NOTHING)).close(code);
  }

  /** Ends it at once. */
  cutOff(): void {
    this.#closed = true;
    this.#socket.destroy();
  }

  /** Reads what has come, as far as it is whole text frames, and pongs. */
  read(bytes: Buffer): void {
    let at = 0;
    while (at < bytes.length && !this.#closed) {
      const pong = pongIn(bytes, at);
      if (pong) {
        at = pong.end;
        this.#hearer.onPong(pingOf(bytes, pong));
        continue;
      }
      const payload = textIn(bytes, at);
      const text = payload && textOf(bytes, payload);
      if (!payload || text === undefined) {
        this.#handOver(bytes.subarray(at));
        return;
      }
      at = payload.end;
      this.#hearer.onText(text);
    }
  }

  closed(): void {
    this.#hearer.onClose();
  }

  /** @param head what has come and was not read */
  #handOver(head: Buffer): BoundedWebSocket {
    const socket = this.#socket;
    socket.off('data', onData).off('end', onEnd).off('error', onError).off('close', onClose);
    // It would not begin to flow again by itself.
    socket.pause();
    const webSocket = takeOver(socket, head);
    this.#webSocket = webSocket;
    webSocket.on('message', (data: Buffer, isBinary) => {
      if (this.#closed) return;
      if (isBinary) this.#hearer.onBinary(data);
      else this.#hearer.onText(data.toString());
    });
    webSocket.on('pong', (data: Buffer) => {
      if (!this.#closed) this.#hearer.onPong(pingIn(data));
    });
    webSocket.on('error', () => {});
    webSocket.on('close', () => this.#hearer.onClose());
    socket.resume();
    return webSocket;
  }
}

// One function each for all sockets.

function onData(this: Framed, bytes: Buffer): void {
  this[FRAMES].read(bytes);
}

function onEnd(this: Socket): void {
  this.end();
}

/** The event `close` follows. */
function onError(): void {}

function onClose(this: Framed): void {
  this[FRAMES].closed();
}
