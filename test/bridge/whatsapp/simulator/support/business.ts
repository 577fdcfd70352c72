import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import {
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from '../../../../../bridge/whatsapp/simulator/simulator.ts';
import { post } from '../../../../support/clients.ts';

interface Change {
  field: string;
  value: {
    metadata?: { phone_number_id: string };
    contacts?: Record<string, unknown>[];
    messages?: Record<string, unknown>[];
    statuses?: Record<string, unknown>[];
    user_id_update?: Record<string, unknown>[];
  };
}

/** A webhook as it came; without changes when it was no JSON. */
export interface Webhook {
  bytes: Buffer;
  signature: unknown;
  changes: Change[];
}

interface Options extends Omit<SimulatorOptions, 'webhookUrl'> {
  /** The token it was set up with. */
  knows?: string;
  /** The answers to the first webhooks; 200 to the others, and 0 is no answer. */
  answers?: number[];
}

/** A business and a simulator: it takes webhooks, or not, as told, and can wait for one. */
export async function business({
  knows = 'simulated-verify-token',
  answers = [],
  ...options
}: Options = {}) {
  const received: Webhook[] = [];
  const handshakes: string[] = [];
  const waiting = new Set<() => void>();
  const http = Fastify({ forceCloseConnections: true, bodyLimit: 4_000_000 });
  http.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  http.get<{ Querystring: Record<string, string> }>('/hook', async ({ query }, reply) => {
    handshakes.push(query['hub.verify_token'] ?? '');
    if (query['hub.verify_token'] !== knows) return reply.code(403).send('');
    return query['hub.challenge'];
  });
  http.post('/hook', async ({ body, headers }, reply) => {
    const bytes = body as Buffer;
    const signature = headers['x-hub-signature-256'];
    received.push({ bytes, signature, changes: changesIn(bytes) });
    for (const check of waiting) check();
    const answer = answers.shift() ?? 200;
    if (answer === 0) return reply.hijack();
    return reply.code(answer).send('');
  });
  await http.listen({ host: '127.0.0.1', port: 0 });
  const { port } = http.server.address() as AddressInfo;
  const webhookUrl = `http://127.0.0.1:${port}/hook`;
  const simulator = await startSimulator({ webhookUrl, ...options });
  return {
    simulator,
    webhookUrl,
    received,
    handshakes,
    messages: () => itemsOf(received, 'messages'),
    statuses: () => itemsOf(received, 'statuses'),
    /** Waits until this many webhooks fit. */
    until: (fits: (webhook: Webhook) => boolean, count = 1) =>
      new Promise<Webhook[]>((resolve) => {
        const check = () => {
          const found = received.filter(fits);
          if (found.length < count) return;
          waiting.delete(check);
          resolve(found);
        };
        waiting.add(check);
        check();
      }),
    async [Symbol.asyncDispose]() {
      await simulator.close();
      await http.close();
    },
  };
}

function changesIn(bytes: Buffer): Change[] {
  try {
    return JSON.parse(bytes.toString()).entry.flatMap(
      ({ changes }: { changes: Change[] }) => changes,
    );
  } catch {
    return [];
  }
}

/** The items of the webhooks, in the order they came. */
export const itemsOf = (webhooks: Webhook[], part: 'messages' | 'statuses') =>
  webhooks.flatMap(({ changes }) => changes.flatMap(({ value }) => value[part] ?? []));

export const hasMessage = (webhook: Webhook) => itemsOf([webhook], 'messages').length > 0;
export const hasStatus = (status: string) => (webhook: Webhook) =>
  itemsOf([webhook], 'statuses').some((item) => item.status === status);

export interface Answer {
  messages: [{ id: string }];
  error?: { code: number; error_subcode?: number; error_data?: { details: string } };
}

/** Sends something as the business. */
export const send = ({ account }: Simulator, body: object, phoneNumberId = account.phoneNumberId) =>
  post<Answer>(
    `${account.apiUrl}/${phoneNumberId}/messages`,
    { messaging_product: 'whatsapp', ...body },
    { authorization: `Bearer ${account.token}` },
  );

export const sendText = (simulator: Simulator, to: string, body = 'Hi') =>
  send(simulator, { to, type: 'text', text: { body } });

/** Steers the simulator, as an outsider does. */
export async function control<Body>(
  simulator: Simulator,
  method: string,
  path: string,
  body?: unknown,
) {
  const response = await fetch(`${simulator.url}/_sim${path}`, {
    method,
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  return { status: response.status, body: (await response.json()) as Body };
}
