import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Seat } from './quiz.ts';

/** Hands out seats to players over HTTP: who asks waits until there is one, or no more will come. */
export class Seats implements AsyncDisposable {
  readonly #free: Seat[] = [];
  readonly #waiting: ServerResponse[] = [];
  readonly #server = createServer((_request, response) => {
    this.#waiting.push(response);
    this.#serve();
  });
  #over = false;

  /** @returns the URL that players ask */
  async open(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  add(pin: string, names: string[]): void {
    this.#free.push(...names.map((name) => ({ pin, name })));
    this.#serve();
  }

  /** Tells all who wait, and all who still ask, that there are no more seats. */
  end(): void {
    this.#over = true;
    this.#free.length = 0;
    this.#serve();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #serve(): void {
    while (this.#waiting.length > 0 && (this.#over || this.#free.length > 0)) {
      const response = this.#waiting.shift();
      const seat = this.#free.shift();
      if (seat) response?.setHeader('content-type', 'application/json').end(JSON.stringify(seat));
      else response?.writeHead(204).end();
    }
  }
}
