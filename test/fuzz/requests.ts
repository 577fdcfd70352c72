import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';

export interface Sent {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: Buffer | string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Ends connections that are kept for further requests. */
export const closeIdle = (): void => agent.destroy();

export interface Received {
  /** The status, or `closed`; with the code of an error that a body of status 500 or more has. */
  status: string;
  body: string;
}

/** Sends a request. @param signal gives it up @throws TypeError for what Node would never send */
export async function send(
  url: string,
  { method, path, headers, body }: Sent,
  signal?: AbortSignal,
): Promise<Received> {
  const { hostname, port } = new URL(url);
  const { promise, resolve } = Promise.withResolvers<Received>();
  const closed = () => resolve({ status: 'closed', body: '' });
  const asked = request({
    hostname,
    port,
    method,
    path,
    headers: { ...headers },
    agent,
    ...(signal && { signal }),
  });
  asked.on('response', (answer) => {
    let text = '';
    answer.setEncoding('latin1').on('data', (chunk: string) => {
      text += chunk;
    });
    answer.on('end', () => resolve({ status: String(answer.statusCode), body: text }));
    answer.on('error', closed);
    answer.on('close', closed);
  });
  // Bytes after an upgrade or a tunnel are not HTTP.
  for (const name of ['upgrade', 'connect']) {
    asked.on(name, (answer: { statusCode: number }, socket: { destroy(): void }) => {
      socket.destroy();
      resolve({ status: String(answer.statusCode), body: '' });
    });
  }
  asked.on('error', closed);
  asked.on('close', closed);
  asked.end(body);
  return promise;
}

/** ms after which what was sent is ended, if nothing has come back: it may wait for more. */
const HALF = 300;

/** Sends bytes as they are, on a connection of their own. @returns the status that came back, or `closed` */
export async function sendBytes(url: string, bytes: Buffer): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let text = '';
  const { promise, resolve } = Promise.withResolvers<void>();
  socket.setEncoding('latin1').on('data', (chunk) => {
    text += chunk;
    resolve();
  });
  socket.on('error', () => {});
  const closed = once(socket, 'close');
  socket.write(bytes);
  const half = setTimeout(() => socket.end(), HALF);
  await Promise.race([promise, closed]);
  clearTimeout(half);
  socket.destroy();
  return text.match(/^HTTP\/1\.1 (\d{3})/)?.[1] ?? 'closed';
}
