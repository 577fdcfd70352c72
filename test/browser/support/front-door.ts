import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A proxy in front of a server: it can be shut, and can pretend that the server is another version. */
export class FrontDoor implements AsyncDisposable {
  readonly url: string;
  readonly #server: Server;
  readonly #to: URL;
  readonly #sockets = new Set<Socket>();
  #isShut = false;
  /** The treatment of pages and scripts. */
  rewrite: ((text: string) => string) | undefined;
  /** The protocol that the server is made to speak. */
  protocol: string | undefined;
  /** A path that leads nowhere. */
  missing: string | undefined;

  static async open(to: string): Promise<FrontDoor> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new FrontDoor(server, to);
  }

  private constructor(server: Server, to: string) {
    this.#server = server;
    this.#to = new URL(to);
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket.on('close', () => this.#sockets.delete(socket)));
      if (this.#isShut) socket.destroy();
    });
    server.on('upgrade', (incoming, socket: Socket) => this.#pass(incoming, socket));
    server.on('request', (incoming, response) => {
      const { method, url: path = '/', headers } = incoming;
      // All of it is asked for, as it is: what was rewritten is not what the server would say is the same.
      const plain = { ...headers };
      for (const name of ['accept-encoding', 'if-none-match', 'if-modified-since'])
        delete plain[name];
      const { hostname: host, port } = this.#to;
      const onward = request({ host, port, method, path, headers: plain }, async (answer) => {
        let body: Buffer = await buffer(answer);
        const { 'content-length': _, ...rest } = answer.headers;
        if (this.rewrite && /html|javascript/.test(rest['content-type'] ?? '')) {
          body = Buffer.from(this.rewrite(body.toString()));
          // It knows the scripts of the page by what they were.
          if (rest['content-type']?.includes('html')) delete rest['content-security-policy'];
        }
        response
          .writeHead(path === this.missing ? 404 : (answer.statusCode ?? 500), rest)
          .end(body);
      });
      incoming.pipe(onward.on('error', () => response.destroy()));
    });
  }

  /** Cuts all connections, and takes no new ones. */
  shut(): void {
    this.#isShut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  unlock(): void {
    this.#isShut = false;
  }

  /** A WebSocket, frame by frame as it comes. */
  #pass({ method, url, headers }: IncomingMessage, socket: Socket): void {
    const onward = connect(Number(this.#to.port), this.#to.hostname);
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    onward.write(`${method} ${url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    socket.pipe(onward);
    onward.on('data', (data) => socket.write(this.#speak(data)));
    for (const end of [socket, onward]) {
      end
        .on('error', () => {})
        .on('close', () => {
          socket.destroy();
          onward.destroy();
        });
    }
  }

  /** Only the number changes: the frame stays as long as it is. */
  #speak(data: Buffer): Buffer {
    if (this.protocol === undefined) return data;
    const told = /"protocol":"\d\.\d+"/.exec(data.toString('latin1'));
    if (!told) return data;
    const changed = told[0].replace(/"\d\.\d+"/, JSON.stringify(this.protocol));
    return changed.length === told[0].length
      ? Buffer.from(data.toString('latin1').replace(told[0], changed), 'latin1')
      : data;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.shut();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
