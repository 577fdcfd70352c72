/** The program as an operator meets it: a process with flags, an environment, signals and a folder. */
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepareDataFolder } from '../../server/data-folder.ts';
import { temporaryFolder } from '../support/app.ts';
import { hostGame, joinWeb } from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';
import { ServerProcess } from '../support/server-process.ts';

/** The settings that production asks for. */
const SECRETS = { ADMIN_TOKEN: 'of good 16 signs', SECRET: 's'.repeat(32) };

describe('the program', () => {
  it('prints the pages and the admin token, plays, and keeps quizzes and finished games over a restart', async () => {
    await using folder = await temporaryFolder();
    const args = ['--port', '0', '--data-dir', folder.path];
    const first = new ServerProcess(args);
    const url = await first.url();
    await first.says(/Host a game\s+\S+\/host/);
    await first.says(/Play by phone\s+\S+\/phone/);
    const token = await first.says(/Admin token\s+(\S+)/);
    const stats = await fetch(`${url}/admin/game-stats`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(stats.status).toBe(200);

    const host = await hostGame(url, singles(1));
    const ana = await joinWeb(url, host.pin, 'Ana');
    await host.command('start');
    await ana.inbox.next('question');
    await ana.answer(0, 0);
    await ana.inbox.next('reveal');
    await host.command('next');
    const { you } = await ana.inbox.next('finished');
    // The game is archived behind the scenes: a stop flushes it.
    expect(await first.stop()).toBe(0);

    await using second = new ServerProcess(args);
    const again = await second.url();
    const report = await fetch(`${again}/api/games/${host.id}/report`);
    const { players } = (await report.json()) as { players: { nickname: string; total: number }[] };
    expect(players).toMatchObject([{ nickname: 'Ana', total: you?.total }]);
    const quizzes = (await (await fetch(`${again}/api/quizzes`)).json()) as {
      quizzes: { title: string }[];
    };
    expect(quizzes.quizzes.filter(({ title }) => title === 'Singles')).toHaveLength(1);
  });

  it('P14: drains at SIGTERM in mid-game: acks first, sockets told to come back, exit 0, clean logs', async () => {
    await using server = new ServerProcess(['--port', '0', '--data-dir', 'memory://'], {
      LOG_LEVEL: 'info',
    });
    const url = await server.url();
    using host = await hostGame(url, singles(3));
    const players = await Promise.all(
      Array.from({ length: 20 }, (_, index) => joinWeb(url, host.pin, `Player ${index}`)),
    );
    await host.command('start');
    await Promise.all(players.map(({ inbox }) => inbox.next('question')));
    const reasons = players.map(
      ({ socket }) => new Promise((resolve) => socket.once('disconnect', resolve)),
    );
    // A request that the server read before it was told to stop has its ack; later ones are
    // refused.
    const acks = players.map(({ socket }) =>
      socket
        .timeout(9000)
        .emitWithAck('answer', { question: 0, value: 0 })
        .catch(() => undefined),
    );
    expect(await server.stop()).toBe(0);
    // "transport close" makes a client reconnect by itself; "io server disconnect" would not.
    expect(new Set(await Promise.all(reasons))).toEqual(new Set(['transport close']));
    for (const player of players) player.socket.disconnect();
    await Promise.all(acks);
    expect(server.output).not.toMatch(/"level":(40|50|60)|unhandled|Warning|rejection/i);
  });

  it('shows its flags with --help and its version with --version', async () => {
    await using asked = new ServerProcess(['--help']);
    expect(await asked.ended()).toBe(0);
    expect(asked.output).toContain('--port (PORT), default 3000');
    await using version = new ServerProcess(['--version']);
    expect(await version.ended()).toBe(0);
    expect(version.output).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('says plainly that a port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    await using server = new ServerProcess(['--port', port, '--data-dir', 'memory://']);
    expect(await server.ended()).toBe(1);
    expect(server.output.trim()).toBe(
      `qrush: port ${port} is taken by another program; choose one with --port, or 0 for any free one.`,
    );
    other.close();
  });

  it.each([
    [
      { PORT: 'http' },
      'qrush: PORT is "http": allowed is a port number from 0 to 65535; 0 picks a free one.',
    ],
    [
      { NODE_ENV: 'production' },
      'qrush: ADMIN_TOKEN is not set: production needs it (16 to 200 characters that are hard to guess, such as those of "openssl rand -hex 24").',
    ],
    [{ DATA_DIR: '/proc/nope' }, /^qrush: DATA_DIR "\/proc\/nope" cannot be used: ENOENT[^\n]*$/],
    [{ HOST: '203.0.113.7' }, 'qrush: HOST 203.0.113.7 is not an address of this machine.'],
    [{ WHATSAPP_TOKEN: 'token' }, /^qrush: plugin "whatsapp" failed to start: .*WHATSAPP_/],
    [
      { PLUGINS: './no-such-plugin.ts' },
      /^qrush: PLUGINS: ".\/no-such-plugin.ts" cannot be loaded/,
    ],
  ])('stops with one line for %j', async (env, line) => {
    await using server = new ServerProcess([], {
      PORT: '0',
      DATA_DIR: 'memory://',
      ...(env as object),
    });
    expect(await server.ended()).toBe(1);
    const [first, ...rest] = server.output.trim().split('\n');
    if (typeof line === 'string') expect(first).toBe(line);
    else expect(first).toMatch(line);
    expect(rest).toEqual([]);
  });

  it('refuses a data folder that is a file, or that another server uses', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'file');
    await writeFile(file, '');
    await using broken = new ServerProcess(['--port', '0', '--data-dir', file]);
    expect(await broken.ended()).toBe(1);
    expect(broken.output).toMatch(/^qrush: DATA_DIR ".*file" cannot be used: .*\n$/);

    const data = join(folder.path, 'data');
    await mkdir(data);
    await using first = new ServerProcess(['--port', '0', '--data-dir', data]);
    await first.url();
    await using second = new ServerProcess(['--port', '0', '--data-dir', data]);
    expect(await second.ended()).toBe(1);
    expect(second.output).toContain('another QRush');
  });

  it('keeps its data to its own user', async () => {
    await using folder = await temporaryFolder();
    const data = join(folder.path, 'a/new/folder');
    await using server = new ServerProcess(['--port', '0', '--data-dir', data]);
    await server.url();
    const rights = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
    expect(await rights(data)).toBe('700');
    const entries = await readdir(data, { recursive: true, withFileTypes: true });
    expect(entries.length).toBeGreaterThan(2);
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name);
      expect([path, await rights(path)]).toEqual([path, entry.isDirectory() ? '700' : '600']);
    }
  });

  it('closes the folder of an earlier version, and leaves one of others as it is', async () => {
    await using folder = await temporaryFolder();
    const [earlier, others] = [join(folder.path, 'earlier'), join(folder.path, 'others')];
    for (const path of [earlier, others]) await mkdir(path, { mode: 0o755 });
    await writeFile(join(earlier, 'secret'), 's'.repeat(43));
    await writeFile(join(others, 'holiday.jpg'), '');
    const rights = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
    for (const path of [earlier, others]) await prepareDataFolder(path);
    expect([await rights(earlier), await rights(others)]).toEqual(['700', '755']);
  });

  it.each([
    ['in production', { NODE_ENV: 'production', ...SECRETS }],
    ['for the network', { HOST: '0.0.0.0' }],
    ['under a public address', { PUBLIC_URL: 'https://quiz.example' }],
  ])('%s has no simulated phones, and says how to get them', async (_, env) => {
    await using server = new ServerProcess(['--port', '0', '--data-dir', 'memory://'], env);
    await server.says(/Play by phone +off: WHATSAPP_SIMULATOR=on [^\n]+\n/);
  });

  it('has simulated phones in production when it is told to, and says so', async () => {
    await using server = new ServerProcess(['--port', '0', '--data-dir', 'memory://'], {
      NODE_ENV: 'production',
      WHATSAPP_SIMULATOR: 'on',
      ...SECRETS,
    });
    await server.says(/Play by phone +http\S+\/phone +\(a simulated one\)\n/);
  });

  it('loads a plugin of the operator, with its config', async () => {
    await using folder = await temporaryFolder();
    const contract = new URL('../../server/plugin.ts', import.meta.url).href;
    const plugin = join(folder.path, 'greeter.ts');
    await writeFile(
      plugin,
      `import { definePlugin, z } from '${contract}';
      export default definePlugin({
        name: 'greeter',
        config: z.object({ greeting: z.string() }),
        setup({ http, config }) {
          http.get('/greeting', async () => config.greeting);
        },
      });`,
    );
    await using server = new ServerProcess(
      ['--port', '0', '--data-dir', 'memory://', '--plugins', plugin],
      {
        PLUGIN_CONFIG: '{"greeter":{"greeting":"Hola"}}',
      },
    );
    expect(await (await fetch(`${await server.url()}/greeting`)).text()).toBe('Hola');
  });
});
