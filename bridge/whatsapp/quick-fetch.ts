import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { urlToHttpOptions } from 'node:url';
import type { DateListener } from '../chat/skew.ts';

/** No answer within the time given. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** The part of fetch that we use: small JSON texts both ways. */
interface Init {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/**
 * As fetch, for small texts: the platform's own spends half a millisecond of CPU on streams for each
 * message. Connections are kept.
 * @param timeout ms until the whole answer must have come @throws NoAnswer, or the system's error
 */
export function quickFetch(timeout: number, onDate?: DateListener): typeof fetch {
  const agents = {
    'http:': { request: httpRequest, agent: new HttpAgent({ keepAlive: true }) },
    'https:': { request: httpsRequest, agent: new HttpsAgent({ keepAlive: true }) },
  };
  const addressOf = rememberingLast((url) => urlToHttpOptions(new URL(url)));
  const send = (url: string, { method = 'GET', headers, body }: Init): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const { request, agent } = agents[url.startsWith('https:') ? 'https:' : 'http:'];
      const sent = performance.now();
      const asked = request({ ...addressOf(url), method, headers, agent }, (response) => {
        const { date } = response.headers;
        if (date !== undefined) onDate?.(date, performance.now() - sent);
        read(response, resolve, reject);
      });
      const late = setTimeout(() => asked.destroy(new NoAnswer('no answer in time')), timeout);
      asked.on('error', reject);
      asked.on('close', () => clearTimeout(late));
      asked.end(body);
    });
  // The client asks for no more of an answer than there is of it here.
  return (async (url: string, init: Init = {}) => send(url, init)) as unknown as typeof fetch;
}

/** All messages of a number go to one address: it is taken apart once. */
function rememberingLast<Value>(make: (name: string) => Value): (name: string) => Value {
  let last: { name: string; value: Value } | undefined;
  return (name) => {
    if (last?.name !== name) last = { name, value: make(name) };
    return last.value;
  };
}

type Answer = Pick<Response, 'ok' | 'status' | 'text' | 'json'> & {
  headers: { get(name: string): string | null };
};

/** By events: iterating over the stream costs as much again as the request. */
function read(
  response: IncomingMessage,
  done: (answer: Answer) => void,
  failed: (error: Error) => void,
): void {
  let text = '';
  response.setEncoding('utf8');
  response.on('data', (chunk: string) => {
    text += chunk;
  });
  response.on('error', failed);
  response.on('end', () => done(answerOf(response, text)));
}

function answerOf({ statusCode: status = 0, headers }: IncomingMessage, text: string): Answer {
  return {
    ok: status >= 200 && status < 300,
    status,
    headers: {
      get(name) {
        const value = headers[name.toLowerCase()];
        return value === undefined ? null : String(value);
      },
    },
    text: async () => text,
    json: async () => JSON.parse(text),
  };
}
