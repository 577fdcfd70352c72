/** The allowance of one connection, of whatever kind, and the limit on messages that do not end. */
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { unfinished } from '../../../../server/realtime/unfinished.ts';
import { type RunningApp, startApp } from '../../../support/app.ts';
import { openRaw } from '../../../support/raw-client.ts';
import { directServer, event } from './direct-server.ts';

afterEach(() => void vi.restoreAllMocks());

const websocket = (url: string) =>
  new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);

/** A session of long-polling: sends packets in one body. */
async function polled(url: string) {
  const address = `${url}/socket.io/?EIO=4&transport=polling`;
  const { sid } = JSON.parse((await (await fetch(address)).text()).slice(1));
  const session = `${address}&sid=${sid}`;
  return {
    session,
    send: (...packets: string[]) =>
      fetch(session, { method: 'POST', body: packets.join('\x1e') }).catch(() => undefined),
    /** The server's packets; undefined when the session has ended. */
    async hear(): Promise<string[] | undefined> {
      const answer = await fetch(session).catch(() => undefined);
      return answer?.status === 200 ? (await answer.text()).split('\x1e') : undefined;
    },
  };
}

describe('namespaces that there are not', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const refusals = names.slice(0, 5).map((name) => `44/${name},{"message":"Invalid namespace"}`);

  it.each([[['40/play,']], [['40/host,']], [[]]])(
    'P6: are refused five times, and the sixth ends the connection: after %j',
    async (before) => {
      await using server = await directServer();
      using client = await openRaw(server.url);
      for (const packet of before) {
        const entered = client.next(packet);
        client.send(packet);
        await entered;
      }
      for (const [at, name] of names.entries())
        client.send(at % 2 ? `40/${name}` : `40/${name},{}`);
      await client.closed;
      expect(client.heard.filter((message) => message.startsWith('44'))).toEqual(refusals);
    },
  );

  it('are counted over long-polling as well', async () => {
    await using server = await directServer();
    const client = await polled(server.url);
    await client.send(...names.slice(0, 5).map((name) => `40/${name},`));
    expect(await client.hear()).toEqual(refusals);
    await client.send('40/f,');
    expect(await client.hear()).toBeUndefined();
  });

  it('are refused without a session of Engine.IO', async () => {
    await using server = await directServer();
    using client = await openRaw(server.url);
    const refused = client.next('44/nope,');
    client.send('40/nope');
    await refused;
    expect(server.io.engine.clientsCount).toBe(0);
  });
});

describe('packets of every kind', () => {
  it.each([
    '3',
    '6',
    '0{}',
    '2',
    '43/play,1[]',
    '41/play,',
    '42/play,["sync"]',
    '42/play,7["sync"]',
    '42/host,["sync"]',
    '42["x"]',
    '461-/play,1[]',
  ])('P5: count: a flood of %s ends the connection', async (packet) => {
    await using server = await directServer();
    using client = await openRaw(server.url);
    for (const namespace of ['/play', '/host', '/']) {
      const entered = client.next(namespace === '/' ? '40{' : `40${namespace},`);
      client.send(`40${namespace},`);
      await entered;
    }
    for (let sent = 0; sent < 1000; sent++) client.send(packet);
    await client.closed;
    expect(server.heard.length).toBeLessThanOrEqual(60);
  });

  it.each(['3', '42/host,["sync"]', '43/host,1[]', '42["x"]'])(
    'count over long-polling: a flood of %s ends the session',
    async (packet) => {
      await using server = await directServer();
      const client = await polled(server.url);
      await client.send('40/host,', '40');
      await client.hear();
      // In one body at once, or in several.
      const bodies = packet === '3' ? 1 : 4;
      for (let body = 0; body < bodies; body++)
        await client.send(...Array<string>(1000 / bodies).fill(packet));
      let last: string[] | undefined = [];
      for (let poll = 0; last && poll < 5; poll++) last = await client.hear();
      expect(last).toBeUndefined();
    },
  );

  it('count: attachments, and pings of WebSocket', async () => {
    await using server = await directServer();
    for (const flood of [
      (socket: WebSocket) => socket.send(Buffer.from('x')),
      (socket: WebSocket) => socket.ping(),
    ]) {
      const socket = websocket(server.url);
      socket.on('error', () => {});
      await once(socket, 'message');
      socket.send('40/play,');
      socket.send('459999-/play,["bytes",{"_placeholder":true,"num":0}]');
      const closed = once(socket, 'close');
      for (let sent = 0; sent < 1000 && socket.readyState === WebSocket.OPEN; sent++) flood(socket);
      await closed;
    }
  });

  it('count on, however often a namespace is entered', async () => {
    await using server = await directServer();
    let entered = 0;
    using client = await openRaw(server.url);
    for (let time = 0; time < 400; time++) for (const type of [0, 1]) client.send(`4${type}/play`);
    await client.closed;
    entered = client.heard.filter((message) => message.startsWith('40/play')).length;
    expect(entered).toBeGreaterThan(0);
    expect(entered).toBeLessThanOrEqual(30);
  });
});

describe('events', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp();
  });
  afterAll(() => running[Symbol.asyncDispose]());

  it('past the allowance get RATE_LIMITED when they are events, in any namespace', async () => {
    using client = await openRaw(running.url);
    for (const namespace of ['/play', '/host', '/']) client.send(`40${namespace},`);
    for (let time = 0; time < 80; time++) client.send('43/play,[]');
    const acks = ['43/play,1[', '43/host,2[', '433['].map((start) => client.next(start));
    client.send('42/play,1["sync",{}]');
    client.send('42/host,2["sync",{}]');
    client.send('423["sync",{}]');
    for (const ack of await Promise.all(acks)) expect(ack).toContain('"code":"RATE_LIMITED"');
  });

  it.each(['websocket', 'polling'])(
    'P6: in the namespace "/" are answered with UNKNOWN_EVENT, over %s',
    async (transport) => {
      const code = '"code":"UNKNOWN_EVENT"';
      if (transport === 'polling') {
        const client = await polled(running.url);
        await client.send('40');
        await client.hear();
        await client.send('421["join",{}]');
        expect((await client.hear())?.join()).toMatch(new RegExp(`^431\\[.*${code}`));
        return;
      }
      using client = await openRaw(running.url);
      client.send('40');
      await client.next('40{');
      const ack = client.next('431[');
      client.send('421["join",{}]');
      expect(await ack).toContain(code);
    },
  );
});

describe('a connection without a namespace', () => {
  it('is pinged like any other, also when it has left the players’', async () => {
    await using server = await directServer({ pingInterval: 100, connectTimeout: 100 });
    for (const packets of [[], ['40/play', '41/play'], ['40/nope'], ['40/play', '40/nope']]) {
      using client = await openRaw(server.url);
      for (const packet of packets) client.send(packet);
      for (let ping = 0; ping < 3; ping++) await client.next('2');
    }
    const session = await polled(server.url);
    for (let ping = 0; ping < 3; ping++) {
      expect(await session.hear()).toEqual(['2']);
      await session.send('3');
    }
  });
});

describe('what a connection sends in one iteration', () => {
  it('is joined once', async () => {
    await using server = await directServer();
    using client = await openRaw(server.url);
    client.send('40/play,');
    await server.until(() => server.lines.length === 1);
    const last = client.next('42/play,["last"');
    const joins = vi.spyOn(Buffer, 'concat');
    for (let sent = 0; sent < 1000; sent++) server.lines[0]?.send(event('one', sent));
    server.lines[0]?.send(event('last', 0));
    const before = joins.mock.calls.length;
    await last;
    const own = joins.mock.calls.slice(before).filter(([list]) => list.length > 1000);
    expect([before, own.length]).toEqual([0, 1]);
  });
});

describe('half messages', () => {
  const masked = (first: number, second: number, length: number) =>
    Buffer.concat([Buffer.from([first, 0x80 | second, 0, 0, 0, 0]), Buffer.alloc(length, 0x34)]);

  /** Waits until so many bytes, at least, are said to be held by one. */
  const holding = (least: number) =>
    vi.waitFor(() => {
      const calls = vi.mocked(unfinished.holds).mock.calls;
      const found = calls.find(([, bytes]) => bytes >= least);
      if (!found) throw new Error('not yet');
      return found[0];
    });

  it.each([
    ['an unfinished frame', masked(0x81, 120, 100)],
    ['a fragment', masked(0x01, 100, 100)],
  ])('are known of: %s', async (_what, bytes) => {
    await using server = await directServer();
    vi.spyOn(unfinished, 'holds');
    for (const path of ['', '&sid=']) {
      vi.mocked(unfinished.holds).mockClear();
      let query = `/socket.io/?EIO=4&transport=websocket`;
      if (path !== '') {
        const { session } = await polled(server.url);
        query += `&sid=${new URL(session).searchParams.get('sid')}`;
      }
      const socket = connect(server.port, '127.0.0.1');
      socket.on('error', () => {});
      socket.write(
        `GET ${query} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
      );
      await once(socket, 'data');
      socket.write(bytes);
      const holder = await holding(100);
      const closed = once(socket, 'close');
      holder.destroy();
      await closed;
      await vi.waitFor(() => expect(vi.mocked(unfinished.holds)).toHaveBeenCalledWith(holder, 0));
    }
  });

  it('are known of: a body of long-polling', async () => {
    await using server = await directServer();
    vi.spyOn(unfinished, 'holds');
    const { session } = await polled(server.url);
    const posting = request(session, { method: 'POST', headers: { 'content-length': 200 } });
    const ended = once(posting, 'error');
    posting.write('x'.repeat(100));
    (await holding(100)).destroy();
    await ended;
  });

  it('are known of: events whose attachments are missing', async () => {
    await using server = await directServer();
    vi.spyOn(unfinished, 'holds');
    using client = await openRaw(server.url);
    client.send('40/host,');
    client.send('453-/host,["x",{"_placeholder":true,"num":0}]');
    client.send(`b${Buffer.alloc(300).toString('base64')}`);
    (await holding(300)).destroy();
    await client.closed;
  });
});
