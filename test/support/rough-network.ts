import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

type Way = 'up' | 'down';

const BOTH = ['up', 'down'] as const;

/** One TCP connection through the network. */
interface Wire {
  ends: Record<Way, Socket>;
  isWebSocket: boolean;
  /** Ways on which whatever comes is swallowed, and nobody is told. */
  dead: Set<Way>;
  /** The packets on their way, in their order. */
  queue: Record<Way, Promise<void>>;
}

/** A TCP proxy in front of a server, and all that goes wrong between a phone and it. */
export class RoughNetwork implements AsyncDisposable {
  readonly #server: Server;
  readonly #port: number;
  readonly #wires = new Set<Wire>();
  readonly #waiting: (() => void)[] = [];
  /** Resolves when the present stall is over. */
  #stall: Promise<void> = Promise.resolve();
  #stumbling = false;
  /** ms that everything takes, each way. */
  lag = 0;
  /** The fate of new connections: they are `fine`, `refused`, or hang and say nothing. */
  newcomers: 'fine' | 'refused' | 'silent' = 'fine';
  /** Connections so far. */
  opened = 0;

  private constructor(port: number) {
    this.#port = port;
    this.#server = createServer((client) => this.#open(client));
  }

  /** @param url of the server on this machine */
  static async before(url: string): Promise<RoughNetwork> {
    const network = new RoughNetwork(Number(new URL(url).port));
    network.#server.listen(0, '127.0.0.1');
    await once(network.#server, 'listening');
    return network;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Connections that are there now, dead ones included. */
  get held(): number {
    return this.#wires.size;
  }

  /**
   * Swallows all that the present WebSockets carry from now on. They stay open at both ends. Others are
   * as good as new: browsers keep them for what they load next.
   */
  silence(...ways: Way[]): void {
    for (const { dead, isWebSocket } of this.#wires)
      for (const way of ways.length > 0 ? ways : BOTH) if (isWebSocket) dead.add(way);
  }

  /** Resets the present connections. */
  reset(): void {
    for (const { ends } of this.#wires) {
      ends.up.resetAndDestroy();
      ends.down.resetAndDestroy();
    }
  }

  /** Holds everything for so many ms; then it comes in its order. */
  stall(ms: number): void {
    const before = this.#stall;
    const over = sleep(ms);
    this.#stall = before.then(() => over);
  }

  /** Stalls for 0.2 to 3 seconds in 30 % of the seconds, until it is fixed. @param second ms of one */
  async stumble(random: () => number, second: number): Promise<void> {
    this.#stumbling = true;
    while (this.#stumbling) {
      if (random() < 0.3) this.stall((0.2 + 2.8 * random()) * second);
      await sleep(second);
    }
  }

  /** From now on everything comes through again, over new connections and those that live. */
  fix(): void {
    this.#stumbling = false;
    this.lag = 0;
    this.newcomers = 'fine';
  }

  /** Waits for the next connection, whatever becomes of it. */
  next(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stumbling = false;
    for (const { ends } of this.#wires) {
      ends.up.destroy();
      ends.down.destroy();
    }
    this.#server.close();
  }

  #open(client: Socket): void {
    this.opened += 1;
    for (const resolve of this.#waiting.splice(0)) resolve();
    client.on('error', () => {});
    if (this.newcomers === 'refused') return void client.resetAndDestroy();
    const server = connect(this.#port, '127.0.0.1');
    server.on('error', () => {});
    const wire: Wire = {
      ends: { up: server, down: client },
      isWebSocket: false,
      dead: new Set(this.newcomers === 'silent' ? BOTH : []),
      queue: { up: Promise.resolve(), down: Promise.resolve() },
    };
    this.#wires.add(wire);
    client.once('data', (request: Buffer) => {
      wire.isWebSocket = /^upgrade: websocket/im.test(request.toString('latin1'));
    });
    this.#carry(wire, 'up', client);
    this.#carry(wire, 'down', server);
  }

  #carry(wire: Wire, way: Way, from: Socket): void {
    const to = wire.ends[way];
    const later = (act: () => void) => {
      const due = this.lag > 0 ? sleep(this.lag) : undefined;
      const stall = this.#stall;
      wire.queue[way] = wire.queue[way].then(async () => {
        await stall;
        await due;
        if (!wire.dead.has(way)) act();
      });
    };
    from.setNoDelay(true);
    from.on('data', (chunk) => {
      if (!wire.dead.has(way)) later(() => to.writable && to.write(chunk));
    });
    from.on('close', (broken) => {
      // Of a dead wire, the other end hears nothing of this either.
      if (wire.dead.has(way)) return;
      later(() => {
        this.#wires.delete(wire);
        if (broken) to.resetAndDestroy();
        else to.end();
      });
    });
  }
}
