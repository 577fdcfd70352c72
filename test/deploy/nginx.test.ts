/** The treatment of requests by deploy/nginx.conf, in front of two servers that share a Redis. */
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMPRESSED } from '../../server/http/compression.ts';
import { definePlugin, type Plugin } from '../../server/plugin.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { connectPlayer, granted, hostGame, refused } from '../support/clients.ts';
import { mp4 } from '../support/media-files.ts';
import { type Nginx, startNginx } from '../support/nginx.ts';
import { singles } from '../support/quizzes.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';
import { onTheWire } from '../support/wire.ts';

const APP_SECRET = 'the secret of the app';
const ADMIN_TOKEN = 'one token for both of them';
const WEBHOOK = '/bridge/whatsapp/webhook';

/** Tells whom the server takes a request for, and something long. */
const mirror = definePlugin({
  name: 'mirror',
  setup({ http }) {
    http.get('/mirror', async ({ ip, headers }) => ({ ip, host: headers.host }));
    http.get('/long', COMPRESSED, async () => ({ text: 'a long answer '.repeat(500) }));
  },
});

let redis: RedisServer;
let servers: RunningApp[];
let nginx: Nginx;
beforeAll(async () => {
  redis = await startRedis();
  const start = () =>
    startApp(
      {
        redisUrl: redis.url,
        secret: 'one secret for both of these servers',
        adminToken: ADMIN_TOKEN,
        trustProxy: true,
        unlimitedAddresses: [],
        pluginEnv: {
          WHATSAPP_TOKEN: 'token',
          WHATSAPP_PHONE_NUMBER_ID: '1',
          WHATSAPP_APP_SECRET: APP_SECRET,
          WHATSAPP_VERIFY_TOKEN: 'verify',
          WHATSAPP_NUMBER: '15550001111',
          WHATSAPP_API_URL: 'http://127.0.0.1:9/v25.0',
        },
      },
      [mirror] as Plugin<never>[],
    );
  servers = [await start(), await start()];
  const [one, other] = servers.map(({ url }) => {
    const port = Number(new URL(url).port);
    // Without PM2 there is one door, which serves as both.
    return { port, stickyPort: port };
  });
  if (!one || !other) throw new Error('two servers');
  nginx = await startNginx([one, other]);
});
afterAll(async () => {
  await nginx?.[Symbol.asyncDispose]();
  await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()));
  await redis[Symbol.asyncDispose]();
});

describe('nginx in front of two hosts', () => {
  it('tells the address it sees and the name it was asked by, whatever a client claims', async () => {
    const response = await fetch(`${nginx.url}/mirror`, {
      headers: { 'x-forwarded-for': '203.0.113.7, 203.0.113.8' },
    });
    expect(await response.json()).toEqual({ ip: '127.0.0.1', host: new URL(nginx.url).host });
  });

  it('keeps a client that begins by polling with its host, and lets it turn into a WebSocket', async () => {
    using host = await hostGame(servers[0]?.url ?? '', singles(1));
    await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const socket = connectPlayer(nginx.url, {
          transports: ['polling', 'websocket'],
          // Each is another device, and so sits at another host or not.
          extraHeaders: { 'user-agent': `Device ${index}` },
        });
        const upgraded = new Promise<void>((resolve) =>
          socket.io.once('open', () => socket.io.engine.once('upgrade', () => resolve())),
        );
        granted(await socket.emitWithAck('join', { pin: host.pin, nickname: `P${index}` }));
        await upgraded;
        socket.disconnect();
      }),
    );
  });

  it('brings a webhook of nearly 3 MB byte for byte, and nothing that is not signed', async () => {
    const body = Buffer.from(
      JSON.stringify({ object: 'whatsapp_business_account', entry: [], pad: 'ü€'.repeat(580_000) }),
    );
    const signature = createHmac('sha256', APP_SECRET).update(body).digest('hex');
    const send = (signed: string) =>
      fetch(`${nginx.url}${WEBHOOK}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signed}` },
        body,
      });
    expect((await send(signature)).status).toBe(200);
    expect(
      (await send(signature.replace(/^./, (digit) => (digit === '0' ? '1' : '0')))).status,
    ).toBe(401);
  });

  it.each([
    ['gzip, br', 'br'],
    ['gzip', 'gzip'],
    ['identity', undefined],
  ])('brings what a client that takes %s gets as it was compressed', async (accepted, encoding) => {
    for (const path of ['/', '/long']) {
      const headers = { 'accept-encoding': accepted };
      const direct = await onTheWire(`${servers[0]?.url}${path}`, headers);
      const proxied = await onTheWire(nginx.url + path, headers);
      expect(proxied.headers['content-encoding']).toBe(encoding);
      expect(proxied.body).toEqual(direct.body);
      for (const name of ['vary', 'etag', 'content-security-policy'])
        expect(proxied.headers[name]).toBe(direct.headers[name]);
    }
  });

  it('compresses nothing by itself, such as the id of a session, whatever else is configured', async () => {
    const handshake = await onTheWire(`${nginx.url}/socket.io/?EIO=4&transport=polling`, {
      'accept-encoding': 'gzip',
    });
    expect(handshake.status).toBe(200);
    expect(handshake.headers).not.toHaveProperty('content-encoding');
    expect(String(handshake.body)).toContain('"sid"');
  });

  it('takes a body as large as the server does, and refuses more as the server does', async () => {
    const method = 'POST';
    // Behind a proxy nobody is on this machine, and so everybody needs the token.
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.7' };
    for (const [bytes, status] of [
      [1_000_000, 401],
      [1_000_001, 413],
    ] as const) {
      const body = JSON.stringify('x'.repeat(bytes - 2));
      const direct = await servers[0]?.app.http.inject({
        method,
        url: '/api/quizzes',
        headers,
        payload: body,
      });
      const proxied = await fetch(`${nginx.url}/api/quizzes`, { method, headers, body });
      expect(proxied.status).toBe(status);
      expect(direct?.statusCode).toBe(status);
      expect(await proxied.json()).toEqual(direct?.json());
    }
  });

  it('takes a file as large as the server does', async () => {
    const headers = { authorization: `Bearer ${servers[0]?.app.settings.adminToken}` };
    for (const [bytes, code] of [
      [9_000_000, 'BAD_QUIZ'],
      [10_000_001, 'PAYLOAD_TOO_LARGE'],
    ] as const) {
      const answer = await fetch(`${nginx.url}/api/quizzes/import`, {
        method: 'POST',
        headers,
        body: 'x'.repeat(bytes),
      });
      expect(await answer.json()).toMatchObject({ error: { code } });
    }
  });

  it('takes pictures and videos as large as the server does', async () => {
    const headers = { authorization: `Bearer ${servers[0]?.app.settings.adminToken}` };
    const film = mp4();
    for (const [bytes, status] of [
      [2_000_000, 201],
      [50_000_001, 413],
    ] as const) {
      const padding = Buffer.alloc(bytes - film.length);
      padding.writeUInt32BE(padding.length);
      padding.write('free', 4);
      const answer = await fetch(`${nginx.url}/api/media`, {
        method: 'POST',
        headers,
        body: new Uint8Array(Buffer.concat([film, padding])),
      });
      expect(answer.status).toBe(status);
    }
  });

  it('does not let a client guess on under another name', async () => {
    const guess = async (claimed: string) => {
      const socket = connectPlayer(nginx.url, { extraHeaders: { 'x-forwarded-for': claimed } });
      const ack = await socket.emitWithAck('join', { pin: '000000', nickname: 'Eve' });
      socket.disconnect();
      return refused(ack);
    };
    // Both servers count together.
    for (let count = 0; count < 20; count++) await guess(`203.0.113.${count}`);
    expect(await guess('203.0.113.99')).toBe('RATE_LIMITED');
  });
});
