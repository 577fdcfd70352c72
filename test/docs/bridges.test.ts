/** The bridge in docs/bridges.md, as PLUGINS loads it. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { hostGame, joinWeb, post } from '../support/clients.ts';
import { documented } from '../support/documented.ts';
import { singles } from '../support/quizzes.ts';
import { ServerProcess } from '../support/server-process.ts';

/** A gateway for text messages: what it was given to send, in order. */
async function startGateway() {
  const sent: { to: string; text: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    sent.push(JSON.parse(body));
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}

it('the minimal bridge of the documents plays a game with the browser', async () => {
  const { file } = await documented('docs/bridges.md', 'bridge');
  await using gateway = await startGateway();
  await using server = new ServerProcess([], {
    PORT: '0',
    DATA_DIR: 'memory://',
    PLUGINS: file,
    PLUGIN_CONFIG: JSON.stringify({ sms: { gateway: gateway.url } }),
  });
  const url = await server.url();
  const write = async (text: string) => {
    const { body } = await post<{ reply?: string; error?: { message: string } }>(
      `${url}/bridge/sms`,
      { from: '555', text },
    );
    return body.reply ?? body.error?.message;
  };

  using host = await hostGame(url, singles(1));
  using web = await joinWeb(url, host.pin, 'Web');
  expect(await write('hello')).toBe('Send JOIN, the code on the screen, and your name.');
  expect(await write('JOIN 000000 Ana')).toBe('No game has this PIN.');
  expect(await write(`join ${host.pin} Ana`)).toBe('You are in as Ana.');
  expect(await write('red')).toBe('No question is open right now.');
  await host.command('start');
  await expect
    .poll(() => gateway.sent)
    .toEqual([{ to: '555', text: 'Question 1?\n1) Red\n2) Green\n3) Blue\n4) Black' }]);
  expect(await write('none of these at all')).toBe('That is none of the answers.');
  expect(await write('red')).toBe('Got it.');
  expect(await write('2')).toBe('You have already given another answer.');
  await web.answer(0, 1);
  const { top } = await host.inbox.next('leaderboard');
  expect(top.map(({ nickname }) => nickname)).toEqual(['Ana', 'Web']);
  expect((await post(`${url}/bridge/sms`, { from: 555 })).status).toBe(400);
});
