import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { addressOf, connectTo, type LookUp } from '../outside/address-of.ts';

/** ms for all of it: DNS, the connection, and the answer's first line. */
const DEADLINE = 5000;

export interface SendOptions extends LookUp {
  deadline?: number;
}

/**
 * Posts a message to an address. Of the answer nothing but the status is looked at; a redirect is not
 * followed.
 * @returns the status
 * @throws Error when there is no answer in time; NotReached where the address is not allowed
 */
export async function send(
  url: string,
  body: string,
  headers: Record<string, string>,
  { deadline = DEADLINE, ...lookUp }: SendOptions = {},
): Promise<number> {
  const signal = AbortSignal.timeout(deadline);
  const { protocol, hostname } = new URL(url);
  const late = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
  );
  const found = await Promise.race([addressOf(hostname, lookUp), late]);
  const request = protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      {
        method: 'POST',
        lookup: connectTo(found),
        signal,
        agent: false,
        headers: {
          ...headers,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'QRush',
        },
      },
      (answer) => {
        resolve(answer.statusCode ?? 0);
        // However long it is.
        answer.destroy();
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}
