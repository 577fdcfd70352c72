import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import {
  type SimulatorOptions,
  startSimulator,
} from '../../../../../bridge/whatsapp/simulator/simulator.ts';
import { WebhookClient } from '../../../../../bridge/whatsapp/simulator/webhook-client.ts';

interface Inbound {
  id: string;
  from?: string;
  from_user_id: string;
  type: string;
  text?: { body: string };
  interactive?: object;
}

/**
 * The smallest business that plays a quiz, made of nothing but HTTP: it greets who joins, asks
 * everybody, and hears answers once.
 */
export async function quizBusiness(options: Omit<SimulatorOptions, 'webhookUrl'> = {}) {
  const players = new Map<string, { to: object }>();
  const heard = new Set<string>();
  const inbound: Inbound[] = [];
  const waiting = new Set<() => void>();
  const http = Fastify({ forceCloseConnections: true, bodyLimit: 4_000_000 });
  http.get<{ Querystring: Record<string, string> }>(
    '/hook',
    async ({ query }) => query['hub.challenge'],
  );
  http.post('/hook', async ({ body }) => {
    const { entry } = body as { entry: { changes: { value: { messages?: Inbound[] } }[] }[] };
    for (const { changes } of entry) {
      for (const { value } of changes) for (const message of value.messages ?? []) take(message);
    }
    for (const check of [...waiting]) check();
    return {};
  });
  await http.listen({ host: '127.0.0.1', port: 0 });
  const { port } = http.server.address() as AddressInfo;
  const simulator = await startSimulator({
    webhookUrl: `http://127.0.0.1:${port}/hook`,
    ...options,
  });

  function take(message: Inbound): void {
    if (heard.has(message.id)) return;
    heard.add(message.id);
    inbound.push(message);
    const { from, from_user_id: userId, text } = message;
    if (!text?.body.startsWith('JOIN') || players.has(userId)) return;
    const to = from === undefined ? { recipient: userId } : { to: from };
    players.set(userId, { to });
    void say(to, { type: 'text', text: { body: 'You are in.' } });
  }

  // Over a few connections that are kept, as a bridge would: two thousand at once are too many.
  const client = new WebhookClient();
  const { signal } = new AbortController();

  async function say(to: object, content: object): Promise<void> {
    const { apiUrl, phoneNumberId, token } = simulator.account;
    const answer = await client.request(`${apiUrl}/${phoneNumberId}/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify({ messaging_product: 'whatsapp', ...to, ...content })),
      signal,
    });
    if (answer.status !== 200) throw new Error(answer.text);
  }

  return {
    simulator,
    inbound,
    players,
    /** Asks all players. */
    async ask(number: number, total: number): Promise<void> {
      const text = `*Q${number}/${total}* · 20 s · Which?\nA) Red\nB) Green\nC) Blue`;
      const buttons = ['A Red', 'B Green', 'C Blue'].map((title, option) => ({
        type: 'reply',
        reply: { id: `a.game.${number}.${option}`, title },
      }));
      const interactive = { type: 'button', body: { text }, action: { buttons } };
      const all = [...players.values()];
      await Promise.all(all.map(({ to }) => say(to, { type: 'interactive', interactive })));
    },
    /** Waits until what has come in is as wanted. */
    until: (wanted: () => boolean) =>
      new Promise<void>((resolve) => {
        const check = () => {
          if (!wanted()) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    async [Symbol.asyncDispose]() {
      client.close();
      await simulator.close();
      await http.close();
    },
  };
}
