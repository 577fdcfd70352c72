import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** One connection through the door. */
interface Line {
  client: Socket;
  server: Socket | undefined;
  /** Whatever comes is swallowed, and nobody is told. */
  dead: boolean;
}

/**
 * A balancer in front of processes, and the network in which things go wrong: connections go to
 * each process by turns, past those that refuse.
 */
export class Door implements AsyncDisposable {
  readonly #server: Server;
  readonly #ports: () => number[];
  readonly #lines = new Set<Line>();
  #turn = 0;
  /** ms that each packet takes, each way. */
  lag = 0;

  private constructor(ports: () => number[]) {
    this.#ports = ports;
    this.#server = createServer((client) => void this.#open(client));
  }

  /** @param ports of the processes that are there now, on this machine */
  static async open(ports: () => number[]): Promise<Door> {
    const door = new Door(ports);
    door.#server.listen(0, '127.0.0.1');
    await once(door.#server, 'listening');
    return door;
  }

  get url(): string {
    const address = this.#server.address();
    if (typeof address !== 'object' || !address) throw new Error('the door is closed');
    return `http://127.0.0.1:${address.port}`;
  }

  /** Makes this share of the connections half-open: they stay, and nothing comes through any more. */
  deafen(tenths: number): void {
    for (const line of this.#some(tenths, 0)) line.dead = true;
  }

  /** Ends what is half-open, and lets packets through as they come. */
  fix(): void {
    this.lag = 0;
    for (const line of this.#lines) {
      if (!line.dead) continue;
      line.client.destroy();
      line.server?.destroy();
      this.#lines.delete(line);
    }
  }

  /** Resets a tenth of the connections; each tenth in its turn. */
  reset(turn: number): void {
    for (const { client, server } of this.#some(1, turn)) {
      client.resetAndDestroy();
      server?.resetAndDestroy();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { client, server } of this.#lines) {
      client.destroy();
      server?.destroy();
    }
    this.#server.close();
    await once(this.#server, 'close');
  }

  #some(tenths: number, from: number): Line[] {
    const living = [...this.#lines].filter(({ dead }) => !dead);
    return living.filter((_, index) => (index + from) % 10 < tenths);
  }

  async #open(client: Socket): Promise<void> {
    const line: Line = { client, server: undefined, dead: false };
    this.#lines.add(line);
    client.on('error', () => {});
    const server = await this.#reach();
    if (!server || client.destroyed) {
      this.#lines.delete(line);
      client.destroy();
      server?.destroy();
      return;
    }
    line.server = server;
    this.#carry(line, client, server);
    this.#carry(line, server, client);
  }

  /** A process that takes the connection; `undefined` when all refuse. */
  async #reach(): Promise<Socket | undefined> {
    const ports = this.#ports();
    for (let attempt = 0; attempt < ports.length; attempt++) {
      const port = ports[this.#turn++ % ports.length] ?? 0;
      const socket = connect(port, '127.0.0.1').setNoDelay(true);
      socket.on('error', () => {});
      const up = await Promise.race([
        once(socket, 'connect').then(
          () => true,
          () => false,
        ),
        sleep(2000).then(() => false),
      ]);
      if (up) return socket;
      socket.destroy();
    }
    return undefined;
  }

  #carry(line: Line, from: Socket, to: Socket): void {
    const later = (act: () => void) => {
      if (line.dead) return;
      if (this.lag === 0) act();
      else setTimeout(() => !line.dead && act(), this.lag);
    };
    from.setNoDelay(true);
    from.on('data', (chunk) => later(() => to.writable && to.write(chunk)));
    from.on('end', () => later(() => to.end()));
    from.on('close', (broken) => {
      later(() => (broken ? to.destroy() : to.end()));
      if (!line.dead) this.#lines.delete(line);
    });
  }
}
