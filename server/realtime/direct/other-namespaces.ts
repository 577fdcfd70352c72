import { EventEmitter } from 'node:events';
import type { Server } from 'socket.io';
import { binaryFrame, textFrame } from './frames.ts';

/** The connection under it. */
export interface Carrier {
  write(frames: Buffer): void;
  close(): void;
}

/** The part of a request that Engine.IO uses. */
export interface UpgradedRequest {
  url: string;
  headers: object;
  connection: { remoteAddress: string; encrypted: boolean };
}

/** How Engine.IO begins a session on a WebSocket; not meant to be called from outside. */
interface Engine {
  handshake(
    transport: 'websocket',
    request: UpgradedRequest & { _query: object; websocket: object },
    refuse: () => void,
  ): Promise<unknown>;
}

/**
 * Socket.IO on a connection that has been opened without it: all that is not of the players'
 * namespace. To Engine.IO this is a WebSocket of `ws`, of which it uses what is here.
 */
export class OtherNamespaces extends EventEmitter {
  readonly #carrier: Carrier;
  /** Packets that came while the session begins. */
  #early: (string | Buffer)[] | undefined = [];
  /** Whether the client has been welcomed: that was done when the connection was opened. */
  #welcomed = false;

  constructor(engine: Server['engine'], carrier: Carrier, request: UpgradedRequest) {
    super();
    this.#carrier = carrier;
    const _query = { EIO: '4', transport: 'websocket' };
    void (engine as unknown as Engine)
      .handshake('websocket', { ...request, _query, websocket: this }, () => carrier.close())
      .then(() => {
        const early = this.#early ?? [];
        this.#early = undefined;
        for (const message of early) this.hear(message);
      });
  }

  /** A message from the client. */
  hear(message: string | Buffer): void {
    if (this.#early) this.#early.push(message);
    else this.emit('message', message, typeof message !== 'string');
  }

  /** The connection has ended. */
  closed(): void {
    this.emit('close');
  }

  /** Engine.IO sends a message. */
  send(message: string | Buffer, sent: () => void): void {
    if (this.#welcomed)
      this.#carrier.write(typeof message === 'string' ? textFrame(message) : binaryFrame(message));
    this.#welcomed = true;
    sent();
  }

  /** Engine.IO ends the connection. */
  close(): void {
    this.#carrier.close();
  }
}
