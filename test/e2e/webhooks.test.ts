/** Other systems are told of a game that is over; one of them is the receiver of docs/webhooks.md. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { settingsFrom } from '../../config/load.ts';
import { gameFinished } from '../../server/protocol/webhooks.ts';
import { send } from '../../server/webhooks/send.ts';
import { signedHeaders } from '../../server/webhooks/signature.ts';
import { startApp, temporaryFolder } from '../support/app.ts';
import { type Archive, archiveOf } from '../support/archive.ts';
import { hostGame, joinWeb } from '../support/clients.ts';
import { documented } from '../support/documented.ts';
import { singles } from '../support/quizzes.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

/** A receiver that answers with these statuses, one after the other, then with the last one. */
async function receiver(...statuses: number[]) {
  const seen: { request: IncomingMessage; body: string }[] = [];
  let noticed = Promise.withResolvers<void>();
  const server = createServer(async (request, answer) => {
    const body = await text(request);
    const status = statuses[Math.min(seen.length, statuses.length - 1)] ?? 204;
    answer.writeHead(status, { location: '/elsewhere' }).end('x'.repeat(100_000));
    seen.push({ request, body });
    noticed.resolve();
    noticed = Promise.withResolvers();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    seen,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?key=1`,
    async until(count: number) {
      while (seen.length < count) await noticed.promise;
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Plays a game to its end. @returns its archive */
async function playOne(
  running: Awaited<ReturnType<typeof startApp>>,
  options: object = {},
): Promise<Archive> {
  using host = await hostGame(running.url, { ...singles(1), title: 'Told' }, options);
  using ana = await joinWeb(running.url, host.pin, 'Ana');
  await host.command('start');
  await ana.inbox.next('question');
  await ana.answer(0, 0);
  await host.inbox.next('reveal');
  await host.command('next');
  return archiveOf(running.app, host.id);
}

const told = (urls: string[]) => ({
  webhookUrls: urls,
  webhookSecret: [SECRET],
  webhookPrivate: 'on' as const,
});

async function startReceiver(
  file: string,
): Promise<{ child: ChildProcess; lines: AsyncIterator<string> }> {
  const env = { ...process.env, WEBHOOK_SECRET: SECRET, PORT: '0' };
  const child = spawn(process.execPath, [file], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  return { child, lines: createInterface(child.stdout)[Symbol.asyncIterator]() };
}

describe('a webhook', () => {
  it('is told of a finished game until it takes it, and the receiver of the docs believes it', async () => {
    const { file } = await documented('docs/webhooks.md', 'webhook');
    const { child, lines } = await startReceiver(file);
    try {
      const port = String((await lines.next()).value).match(/\d+$/)?.[0];
      await using busy = await receiver(503, 302, 204);
      await using running = await startApp(told([`http://127.0.0.1:${port}/`, busy.url]));
      const game = await playOne(running);
      const report = `${running.app.url()}/api/games/${game.id}/report`;
      expect((await lines.next()).value).toBe(`Told: 1 players, report at ${report}`);
      await busy.until(3);
      const [first, , third] = busy.seen;
      expect(third?.request.url).toBe('/hook?key=1');
      expect(third?.body).toBe(first?.body);
      expect(third?.request.headers).toMatchObject({
        'webhook-id': `finished-${game.id}`,
        'content-type': 'application/json',
      });
      const message = gameFinished.parse(JSON.parse(first?.body ?? ''));
      expect(message).toMatchObject({
        type: 'game:finished',
        data: { game: { id: game.id }, players: 1, right: 1, report },
      });
      expect((await fetch(message.data.report)).status).toBe(200);
    } finally {
      child.kill();
    }
  });

  it('that is gone hears no more of it, and of trial games nothing at all', async () => {
    await using gone = await receiver(410);
    await using running = await startApp(told([gone.url]));
    await playOne(running, { trial: true });
    const game = await playOne(running);
    await gone.until(1);
    const announcement = { gameId: game.id, url: gone.url };
    while (await running.app.records.webhooks.isDue(announcement))
      await new Promise((resolve) => setImmediate(resolve));
    expect(gone.seen).toHaveLength(1);
  });

  it('is told after a start what a process before has not told', async () => {
    await using folder = await temporaryFolder();
    await using later = await receiver(204);
    const dead = { ...told([later.url]), dataDir: folder.path };
    let game: Archive;
    {
      // Nothing goes to addresses of this machine: it stays due.
      await using running = await startApp({ ...dead, webhookPrivate: 'off' });
      game = await playOne(running);
      expect(await running.app.records.webhooks.isDue({ gameId: game.id, url: later.url })).toBe(
        true,
      );
    }
    expect(later.seen).toHaveLength(0);
    await using running = await startApp(dead);
    await later.until(1);
    expect(later.seen[0]?.request.headers['webhook-id']).toBe(`finished-${game.id}`);
    expect(running.url).toBeTruthy();
  });

  it('is not called where an address is private, by whatever name', async () => {
    await using inside = await receiver(204);
    const { port } = new URL(inside.url);
    const lookup = async () => [{ address: '127.0.0.1', family: 4 }];
    for (const host of ['127.0.0.1', '[::1]', 'school.example'])
      await expect(send(`http://${host}:${port}/`, '{}', {}, { lookup })).rejects.toThrow(
        'is not on the public Internet.',
      );
    expect(inside.seen).toHaveLength(0);
  });

  it('that does not answer is not waited for', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const options = { isAllowed: () => true, deadline: 50 };
    await expect(send(`http://127.0.0.1:${port}/`, '{}', {}, options)).rejects.toThrow();
    silent.closeAllConnections();
    silent.close();
  });
});

it('a message is signed as Standard Webhooks says', () => {
  // The example of its specification.
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const headers = signedHeaders(
    [secret],
    'msg_p5jXN8AQM9LWM0D4loKWxJek',
    '{"test": 2432232314}',
    1_614_265_330_000,
  );
  expect(headers).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

it('settings of webhooks are refused where nothing would be signed, or all could read it', async () => {
  const { load } = await import('../../config/load.ts');
  const with_ = (...argv: string[]) => load(argv, {});
  const url = '--webhook-urls=https://school.example/hook';
  expect(() => with_(url)).toThrow(/WEBHOOK_SECRET is not set/);
  expect(() => with_(url, '--webhook-secret=whsec_short')).toThrow(/--webhook-secret/);
  expect(() => with_(url.replace('https', 'http'), `--webhook-secret=${SECRET}`)).toThrow(/https/);
  expect(() => with_('--webhook-urls=https://a:b@c/')).toThrow(/--webhook-urls/);
  expect(with_(url, `--webhook-secret=${SECRET}`)).toMatchObject({ run: 'server' });
  expect(settingsFrom().webhookUrls).toEqual([]);
});
