import type { Socket } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { Allowance } from '../limiter.ts';
import { unfinished } from '../unfinished.ts';

/** Bytes of one message past which a client is cut off, judged by what its frame says. */
export const MAX_MESSAGE = 65_536;

/** Fragments of a message, and pieces in which a frame comes, at the most. */
const MAX_PIECES = 1024;

/** Bytes that a piece takes besides what is in it. */
const PIECE = 128;

/** ms to wait for the client's end after ours. */
const GOODBYE = 2000;

/** How `ws` reads; not meant to be seen. */
interface Receiver {
  _bufferedBytes: number;
  _buffers: Buffer[];
  _messageLength: number;
  _fragments: Buffer[];
}

/** How `ws` takes over a connection that has been upgraded, when its own server does it. */
interface Upgraded {
  setSocket(socket: Socket, head: Buffer, options: object): void;
}
const usual = WebSocket.prototype as unknown as Upgraded;

/**
 * A WebSocket of `ws` whose client can cost only so much: half messages and pings count, and after the
 * server's goodbye nothing more is read.
 */
export class BoundedWebSocket extends WebSocket implements Upgraded {
  #stream: Socket | undefined;
  #control: Allowance | undefined;
  #deaf = false;

  setSocket(socket: Socket, head: Buffer, options: object): void {
    this.#stream = socket;
    usual.setSocket.call(this, socket, head, options);
    // After the listener of `ws`, which has read what it could.
    socket.on('data', () => unfinished.holds(socket, heldBy(this.#receiver)));
    socket.on('close', () => unfinished.holds(socket, 0));
    this.on('ping', (data) => {
      if (this.#takesControl()) this.pong(data);
    });
    this.on('pong', () => this.#takesControl());
  }

  /** Says goodbye, and reads no more: what comes until the client's end is thrown away. */
  override close(code?: number, reason?: string | Buffer): void {
    super.close(code, reason);
    const socket = this.#stream;
    if (!socket || this.#deaf) return;
    this.#deaf = true;
    const receiver = this.#receiver;
    receiver._buffers = [];
    receiver._bufferedBytes = 0;
    socket.removeAllListeners('data');
    unfinished.holds(socket, 0);
    socket.resume();
    socket.end();
    const late = setTimeout(() => socket.destroy(), GOODBYE).unref();
    socket.on('close', () => clearTimeout(late));
  }

  get #receiver(): Receiver {
    return (this as unknown as { _receiver: Receiver })._receiver;
  }

  /** Pings and pongs of WebSocket itself, of which clients send none or few. */
  #takesControl(): boolean {
    this.#control ??= new Allowance();
    const taken = this.#control.take();
    if (this.#control.exhausted) this.terminate();
    return taken;
  }
}

/** Takes WebSockets as Engine.IO asks for it. */
export class BoundedWebSocketServer extends WebSocketServer {
  constructor(options: object = {}) {
    super({
      ...options,
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: MAX_MESSAGE,
      maxFragments: MAX_PIECES,
      maxBufferedChunks: MAX_PIECES,
      autoPong: false,
      WebSocket: BoundedWebSocket,
    } as object);
  }
}

const { options: OPTIONS } = new BoundedWebSocketServer();

/** Has `ws` read a connection that has been upgraded. @param head what has come and was not read */
export function takeOver(socket: Socket, head: Buffer): BoundedWebSocket {
  const webSocket = new BoundedWebSocket(null as never, undefined, OPTIONS);
  webSocket.setSocket(socket, head, OPTIONS);
  return webSocket;
}

function heldBy({ _bufferedBytes, _buffers, _messageLength, _fragments }: Receiver): number {
  return _bufferedBytes + _messageLength + PIECE * (_buffers.length + _fragments.length);
}
