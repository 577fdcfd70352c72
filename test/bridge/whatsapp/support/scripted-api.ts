import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Call {
  /** The message's reference, and whom it goes to. */
  id: string;
  to: string;
  /** The first part of the path: tells who called. */
  by: string;
  number: string;
  /** ms, by a clock that never goes back. */
  at: number;
  /** Whether the API took the message, whatever it answered. */
  taken: boolean;
}

/**
 * The API's response to a call: takes it, takes it and drops the connection, refuses it, or says
 * nothing.
 */
export type Answer = 'take' | 'take and drop' | 'hold' | { status: number; code?: number };

export interface ScriptedApi extends AsyncDisposable {
  /** Base of the API for the caller of this name. */
  url(by: string): string;
  calls: Call[];
  /** Decides about a call. */
  answer: (call: Call, earlier: Call[]) => Answer;
  /** Ids that were taken, in order. */
  taken(): string[];
  /** Waits until there were so many calls. */
  called(count: number): Promise<void>;
}

/** A Cloud API on this machine that only sends, as the test says. */
export async function scriptedApi(): Promise<ScriptedApi> {
  const waiting = new Set<() => void>();
  const api: ScriptedApi = {
    url: (by) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/${by}/v25.0`,
    calls: [],
    answer: () => 'take',
    taken: () => api.calls.filter(({ taken }) => taken).map(({ id }) => id),
    async called(count) {
      while (api.calls.length < count) await new Promise<void>((next) => waiting.add(next));
    },
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    if (request.method === 'GET') {
      response.setHeader('content-type', 'application/json');
      response.end('{}');
      return;
    }
    const [, by = '', , number = ''] = (request.url ?? '').split('/');
    const message = JSON.parse(body) as { biz_opaque_callback_data: string; to: string };
    const id = message.biz_opaque_callback_data;
    const call = { id, to: message.to, by, number, at: performance.now(), taken: false };
    const earlier = api.calls.filter((one) => one.id === id);
    const answer = api.answer(call, earlier);
    api.calls.push({ ...call, taken: typeof answer === 'string' });
    give(response, answer, id);
    for (const next of waiting) next();
    waiting.clear();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return api;
}

function give(response: ServerResponse, answer: Answer, id: string): void {
  if (answer === 'hold') return;
  if (answer === 'take and drop') {
    response.destroy();
    return;
  }
  response.setHeader('content-type', 'application/json');
  if (answer === 'take') {
    response.end(JSON.stringify({ messages: [{ id: `wamid.${id}` }] }));
    return;
  }
  const { status, code = 1 } = answer;
  response.statusCode = status;
  response.end(JSON.stringify({ error: { code, message: 'no', type: 'OAuthException' } }));
}
