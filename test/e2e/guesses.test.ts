/**
 * Guesses from one address, alone and over several processes; and players who come in beside a
 * guesser.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp } from '../support/app.ts';
import { connectPlayer, hostGame, joinWeb, refused } from '../support/clients.ts';
import { startCluster } from '../support/cluster.ts';
import { classComesIn, guesser, guessFrom } from '../support/guessers.ts';
import { singles } from '../support/quizzes.ts';

const limited = { unlimitedAddresses: [], trustProxy: true };

async function alone() {
  const server = await startApp(limited);
  return { urls: [server.url], close: () => server[Symbol.asyncDispose]() };
}

async function together() {
  const cluster = await startCluster(2, limited);
  const urls = cluster.servers.map(({ url }) => url);
  return { urls, close: () => cluster[Symbol.asyncDispose]() };
}

describe.each([
  ['one process', alone],
  ['two processes', together],
])('at %s', (_, start) => {
  let running: Awaited<ReturnType<typeof start>>;
  let urls: string[];
  beforeAll(async () => {
    running = await start();
    urls = running.urls;
  });
  afterAll(() => running?.close());

  it('a class comes in beside a guesser behind its address, and so does the host', async () => {
    using host = await hostGame(urls[0] ?? '', singles(1));
    const eve = await guesser(urls.at(-1) ?? '');
    await classComesIn(urls, host);
    eve.disconnect();
  });

  it('P7: PINs are looked up at the limit, however many connections try', async () => {
    const told = await guessFrom(urls, 100, '10.0.0.1');
    expect(told).toBeGreaterThanOrEqual(20);
    expect(told).toBeLessThanOrEqual(60);
  });

  it('tokens of another game are guesses like any others', async () => {
    const [url = ''] = urls;
    using host = await hostGame(url, singles(1));
    using other = await hostGame(url, singles(1));
    using ana = await joinWeb(url, other.pin, 'Ana');
    const socket = connectPlayer(url, { extraHeaders: { 'x-forwarded-for': '10.0.0.2' } });
    const codes: string[] = [];
    for (let guess = 0; guess < 22; guess++) {
      const pin = guess === 0 ? host.pin : '000000';
      const ack = await socket.emitWithAck('join', { pin, nickname: 'Ana', token: ana.token });
      codes.push(refused(ack));
    }
    socket.disconnect();
    expect(codes[0]).toBe('BAD_TOKEN');
    expect(codes.at(-1)).toBe('RATE_LIMITED');
  });
});
