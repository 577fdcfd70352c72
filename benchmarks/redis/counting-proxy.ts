import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** The traffic to Redis and back. */
export interface Traffic {
  /** Commands that clients sent; a script is one. */
  commands: number;
  /** Packets that carried them: commands that were sent together arrive together. */
  packets: number;
  bytesIn: number;
  bytesOut: number;
}

/** Stands between a server and its Redis, and counts. */
export class CountingProxy implements AsyncDisposable {
  readonly #server = createServer((client) => this.#join(client));
  readonly #port: number;
  readonly #open = new Set<Socket>();
  #traffic: Traffic = nothing();

  /** @param port of Redis on this machine */
  constructor(port: number) {
    this.#port = port;
  }

  /** @returns the URL to use instead of that of Redis */
  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `redis://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The traffic since the last call. */
  take(): Traffic {
    const taken = this.#traffic;
    this.#traffic = nothing();
    return taken;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#open) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #join(client: Socket): void {
    const redis = connect(this.#port, '127.0.0.1');
    const count = commandCounter();
    for (const [socket, other] of [
      [client, redis],
      [redis, client],
    ] as const) {
      this.#open.add(socket.setNoDelay());
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        this.#open.delete(socket);
        other.destroy();
      });
    }
    client.on('data', (chunk) => {
      this.#traffic.commands += count(chunk);
      this.#traffic.packets += 1;
      this.#traffic.bytesIn += chunk.length;
      redis.write(chunk);
    });
    redis.on('data', (chunk) => {
      this.#traffic.bytesOut += chunk.length;
      client.write(chunk);
    });
  }
}

const nothing = (): Traffic => ({ commands: 0, packets: 0, bytesIn: 0, bytesOut: 0 });

/** Reads commands, arrays of texts, in the protocol of Redis. @returns how many end in a chunk */
function commandCounter(): (chunk: Buffer) => number {
  let rest: Buffer = Buffer.alloc(0);
  let parts = 0;
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let commands = 0;
    let at = 0;
    for (;;) {
      const end = rest.indexOf('\r\n', at);
      if (end < 0) break;
      const number = Number(rest.toString('latin1', at + 1, end));
      if (rest[at] === '*'.charCodeAt(0)) {
        parts = number;
        at = end + 2;
      } else {
        const after = end + 2 + number + 2;
        if (after > rest.length) break;
        at = after;
        parts -= 1;
        if (parts === 0) commands += 1;
      }
    }
    rest = rest.subarray(at);
    return commands;
  };
}
