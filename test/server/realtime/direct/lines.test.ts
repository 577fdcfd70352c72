import { once } from 'node:events';
import { io as connect } from 'socket.io-client';
import { describe, expect, it } from 'vitest';
import { joined } from '../../../../server/realtime/packets.ts';
import { directServer, event } from './direct-server.ts';

const client = (url: string, transports = ['websocket'], namespace = '/play') =>
  connect(`${url}${namespace}`, { transports, forceNew: true, reconnection: false });

/** Payloads whose frames have headers of each length, and letters of more than one byte. */
const PAYLOADS = ['', 'a'.repeat(80), 'ü'.repeat(70), '🏁'.repeat(900), 'x'.repeat(60_000)];

/** The server may send longer packets than it takes. */
const LONG = 'x'.repeat(70_000);

describe.each([
  ['websocket', ['websocket']],
  ['polling', ['polling']],
  ['polling, then websocket', ['polling', 'websocket']],
])('a line over %s', (_name, transports) => {
  it('brings packets whole and in order, and answers events', async () => {
    await using server = await directServer();
    const player = client(server.url, transports);
    const heard: unknown[] = [];
    const all = new Promise<void>((resolve) => {
      player.onAny((name, payload) => {
        heard.push([name, payload]);
        if (name === 'last') resolve();
      });
    });
    await server.until(() => server.lines.length === 1);
    const [line] = server.lines;
    const expected: unknown[] = [];
    for (const payload of [...PAYLOADS, LONG]) {
      line?.send(event('one', payload));
      line?.send(event('patient', payload), true);
      line?.send(joined(event('two', payload), event('three', payload)));
      for (const name of ['one', 'patient', 'two', 'three']) expected.push([name, payload]);
    }
    line?.send(event('last', 0), true);
    await all;
    expect(heard).toEqual([...expected, ['last', 0]]);
    player.disconnect();
    await server.until(() => server.lines.length === 0);
  });

  it('is told when it is no longer wanted', async () => {
    await using server = await directServer();
    const player = client(server.url, transports);
    await server.until(() => server.lines.length === 1);
    const gone = new Promise((resolve) => player.on('disconnect', resolve));
    server.lines[0]?.disconnect();
    expect(await gone).toBe('io server disconnect');
    expect(server.lines).toEqual([]);
  });
});

describe.each([
  ['websocket', ['websocket']],
  ['polling', ['polling']],
])('a client that is let go of over %s', (_name, transports) => {
  it('comes back by itself', async () => {
    await using server = await directServer();
    const player = connect(`${server.url}/play`, {
      transports,
      forceNew: true,
      reconnectionDelay: 10,
    });
    await server.until(() => server.lines.length === 1);
    const [line] = server.lines;
    const reason = new Promise((resolve) => player.on('disconnect', resolve));
    line?.letGo();
    expect(await reason).toBe('transport close');
    await server.until(() => server.lines.length === 1 && server.lines[0] !== line);
    player.disconnect();
  });
});

describe('events of a direct line', () => {
  it('get their acks, of whatever form they are', async () => {
    await using server = await directServer();
    const player = client(server.url);
    for (const payload of [{ a: 'ü,["' }, null, 'text', 7, [], PAYLOADS]) {
      expect(await player.emitWithAck('known', payload)).toEqual({
        ok: true,
        name: 'known',
        payload,
      });
    }
    player.emit('known', 'without an ack');
    expect(await player.emitWithAck('known')).toEqual({ ok: true, name: 'known' });
    expect(await player.emitWithAck('two', 1, 2)).toMatchObject({ payload: 1 });
    // Bytes come after the event, in messages of their own.
    expect(await player.emitWithAck('bytes', { a: Buffer.from('x'), b: Buffer.from('y') })).toEqual(
      expect.objectContaining({ name: 'bytes', ok: true }),
    );
    expect(await player.emitWithAck('after', {})).toMatchObject({ name: 'after' });
    expect(server.heard.filter(({ payload }) => payload === 'without an ack')).toHaveLength(1);
    player.disconnect();
  });

  it('of a client that has left the namespace, and comes back on the same connection', async () => {
    await using server = await directServer();
    const player = client(server.url);
    await player.emitWithAck('known', 1);
    const { engine } = player.io;
    engine.write('1/play,');
    await server.until(() => server.lines.length === 0);
    engine.write('0/play,');
    await server.until(() => server.lines.length === 1);
    engine.write('2/play,99["known",2]');
    await server.until(() => server.heard.length === 2);
  });
});

describe('a direct connection', () => {
  it('carries other namespaces, too, opened before the players’ or after it', async () => {
    await using server = await directServer();
    for (const order of [
      ['/play', '/host'],
      ['/host', '/play'],
    ]) {
      const manager = client(server.url, ['websocket'], order[0]).io;
      const [first, second] = [manager.socket(order[0] ?? ''), manager.socket(order[1] ?? '')];
      first.connect();
      expect(await first.emitWithAck('known', 1)).toBeDefined();
      second.connect();
      const [play, host] = order[0] === '/play' ? [first, second] : [second, first];
      expect(await host.emitWithAck('command', 1)).toEqual({ host: ['command', 1] });
      expect(await host.emitWithAck('bytes', Buffer.from('x'))).toEqual({
        host: ['bytes', Buffer.from('x')],
      });
      expect(await play.emitWithAck('known', 2)).toEqual({ ok: true, name: 'known', payload: 2 });
      const told = new Promise((resolve) => host.once('told', resolve));
      server.hosts.at(-1)?.emit('told', Buffer.from('y'));
      expect(await told).toEqual(Buffer.from('y'));
      const closed = once(server.hosts.at(-1)?.conn as never, 'close');
      manager._close();
      await closed;
      await server.until(() => server.lines.length === 0);
    }
  });

  it('refuses a namespace that there is not, and goes on', async () => {
    await using server = await directServer();
    const player = client(server.url);
    await player.emitWithAck('known', 1);
    const stranger = player.io.socket('/nothing');
    const refused = new Promise<Error>((resolve) => stranger.on('connect_error', resolve));
    stranger.connect();
    expect((await refused).message).toBe('Invalid namespace');
    expect(await player.emitWithAck('known', 2)).toMatchObject({ payload: 2 });
    player.disconnect();
  });

  it('is not opened for a page of another origin', async () => {
    await using server = await directServer();
    server.io.engine.opts.allowRequest = (_request, decide) => decide(null, false);
    const evil = connect(`${server.url}/play`, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { origin: 'http://evil.test' },
    });
    await new Promise((resolve) => evil.once('connect_error', resolve));
    expect(server.lines).toEqual([]);
  });

  it('P14: comes back by itself when the server closes', async () => {
    await using server = await directServer();
    const player = client(server.url);
    await player.emitWithAck('known', 1);
    const reason = new Promise((resolve) => player.on('disconnect', resolve));
    server.direct.close();
    // This reason makes a client try again.
    expect(await reason).toBe('transport close');
  });
});
