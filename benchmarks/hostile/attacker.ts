/** A process of attackers: each has one connection, and opens the next one at once. */
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ATTACKS, type Attack, type AttackName } from './attacks.ts';
import { UPGRADE } from './frames.ts';
import { Pace } from './pace.ts';

export interface AttackOrder {
  url: string;
  attacks: AttackName[];
  /** Bytes a second of each. */
  rate: number;
}

/** Bytes of a write: little is soon refused, much comes all at once. */
const WRITES = [1_000, 4_000, 16_000, 64_000];

process.on('message', ({ url, attacks, rate }: AttackOrder) => {
  for (const name of attacks) void attack(new URL(url), ATTACKS[name], new Pace(rate));
});
process.on('disconnect', () => process.exit());

async function attack(url: URL, what: Attack, pace: Pace): Promise<never> {
  for (let time = 0; ; time++) {
    try {
      if (what.kind === 'posts') await posts(url, what.body, pace);
      else await stream(url, what, pace, time);
    } catch {
      // Refused, reset, or too late: on to the next connection, but not in a loop without end.
      await sleep(1);
    }
  }
}

async function stream(url: URL, what: Attack, pace: Pace, time: number): Promise<void> {
  const socket = connect(Number(url.port), url.hostname);
  const closed = once(socket, 'close');
  socket.on('error', () => {});
  await pace.takes(UPGRADE.length);
  socket.write(UPGRADE);
  await Promise.race([once(socket, 'data'), closed]);
  socket.on('data', () => {});
  if (what.kind === 'frames') await flood(socket, what, pace, WRITES[time % WRITES.length] ?? 0);
  socket.destroy();
}

async function flood(
  socket: Socket,
  { before, again }: Extract<Attack, { kind: 'frames' }>,
  pace: Pace,
  size: number,
): Promise<void> {
  const closed = once(socket, 'close');
  const many = Buffer.concat(Array(Math.ceil(size / again.length)).fill(again));
  socket.write(Buffer.concat(before));
  while (socket.writable) {
    await pace.takes(many.length);
    if (!socket.write(many)) await Promise.race([once(socket, 'drain'), closed]);
  }
}

async function posts(url: URL, body: string, pace: Pace): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const path = '/socket.io/?EIO=4&transport=polling';
  const ask = async (method: string, to: string, content = '') => {
    await pace.takes(200 + content.length);
    const sent = request(new URL(to, url), { method, agent });
    sent.end(content);
    const [response] = await once(sent, 'response');
    let text = '';
    for await (const part of response) text += part;
    if (response.statusCode !== 200) throw new Error(text);
    return text;
  };
  try {
    const { sid } = JSON.parse((await ask('GET', path)).slice(1));
    for (;;) await ask('POST', `${path}&sid=${sid}`, body);
  } finally {
    agent.destroy();
  }
}
