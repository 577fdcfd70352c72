import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../../support/app.ts';

let running: RunningApp;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
beforeAll(async () => {
  running = await startApp();
});
afterAll(async () => {
  agent.destroy();
  await running[Symbol.asyncDispose]();
});

/** Asks on the one connection that there is. */
async function ask(path: string, upgrade?: string): Promise<[status: number, body: string]> {
  const headers = upgrade === undefined ? {} : { upgrade, connection: 'Upgrade' };
  const asked = request(`${running.url}${path}`, { agent, headers }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  return [answer.statusCode ?? 0, await text(answer)];
}

it('answers a request that cannot be read after an offer', async () => {
  for (const upgrade of ['h2c', 'websocket']) {
    await ask('/health', upgrade);
    const asked = request(`${running.url}/health`, { agent, method: 'FOO' }).end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    expect(answer.statusCode).toBe(400);
    answer.resume();
  }
});

it('answers an offer of a protocol that nobody speaks, also on a connection that was used before', async () => {
  for (const upgrade of [undefined, 'h2c', 'websocket', 'x']) {
    expect([upgrade, (await ask('/health', upgrade))[0]]).toEqual([upgrade, 200]);
    expect([upgrade, (await ask('/nothing', upgrade))[0]]).toEqual([upgrade, 404]);
  }
});
