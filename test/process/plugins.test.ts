/** The program with plugins that have settings of their own, stand in for built-in ones, or bring QRush along. */
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/app.ts';
import { hostGame, joinWeb } from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';
import { ServerProcess } from '../support/server-process.ts';

const ROOT = new URL('../../', import.meta.url);
const contract = new URL('server/plugin.ts', ROOT).href;

/** A folder with a plugin in it. */
async function pluginFile(source: string) {
  const folder = await temporaryFolder();
  const path = join(folder.path, 'mine.ts');
  await writeFile(
    path,
    `import { definePlugin, integer, QRushError, z } from '${contract}';\n${source}`,
  );
  return { path, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

const start = (args: string[], env: Record<string, string> = {}) =>
  new ServerProcess(['--port', '0', '--data-dir', 'memory://', ...args], env);

/** The message of a start that fails, in one line. */
async function refusal(args: string[], env: Record<string, string> = {}): Promise<string> {
  await using server = start(args, env);
  expect(await server.ended()).toBe(1);
  return server.output.trim();
}

const ORACLE = `export default definePlugin({
  name: 'oracle',
  settings: {
    key: { env: 'ORACLE_KEY', schema: z.string().min(8).optional(), allowed: '8 characters or more', about: 'key of the oracle', secret: true },
    tries: { env: 'ORACLE_TRIES', schema: integer(1, 9, 3), allowed: 'a whole number from 1 to 9', about: 'tries a question' },
  },
  setup({ http, settings, ownSettings, keyed }) {
    http.get('/oracle', async () => ({ own: ownSettings, settings, token: keyed('x') }));
  },
});`;

describe('settings of a plugin', () => {
  it('come from the flag, the environment or the default, and no secret of the server is among what it sees', async () => {
    await using plugin = await pluginFile(ORACLE);
    const env = {
      PLUGINS: plugin.path,
      ORACLE_KEY: 'of a plugin',
      ORACLE_TRIES: '4',
      SECRET: 'the secret of the server itself is long',
      ADMIN_TOKEN: 'of good 16 signs',
      PLUGIN_CONFIG: '{"timers":{"lease":1234}}',
    };
    await using server = start(['--oracle-tries', '5'], env);
    const answer = await (await fetch(`${await server.url()}/oracle`)).json();
    expect(answer).toMatchObject({
      own: { key: 'of a plugin', tries: 5 },
      settings: { shared: false, host: '127.0.0.1' },
      token: expect.stringMatching(/^[\w-]{43}$/),
    });
    const seen = JSON.stringify(answer);
    for (const hidden of [env.SECRET, env.ADMIN_TOKEN, '1234']) expect(seen).not.toContain(hidden);
  });

  it('are shown by --help, those of built-in plugins, too', async () => {
    await using plugin = await pluginFile(ORACLE);
    await using server = new ServerProcess(['--help', '--plugins', plugin.path]);
    expect(await server.ended()).toBe(0);
    expect(server.output).toContain(
      '--oracle-tries (ORACLE_TRIES), default 3\n      tries a question',
    );
    expect(server.output).toContain('--whatsapp-token (WHATSAPP_TOKEN)');
  });

  it('that are not valid stop the start, and a secret is not repeated', async () => {
    await using plugin = await pluginFile(ORACLE);
    const args = ['--plugins', plugin.path];
    expect(await refusal([...args, '--oracle-tries', '10'])).toBe(
      'qrush: --oracle-tries is "10": allowed is a whole number from 1 to 9.',
    );
    expect(await refusal(args, { ORACLE_KEY: 'short' })).toBe(
      'qrush: ORACLE_KEY is not valid: allowed is 8 characters or more.',
    );
    expect(await refusal([...args, '--oracle-guesses', '1'])).toBe(
      "qrush: Unknown option '--oracle-guesses'. See --help.",
    );
    expect(await refusal(['--oracle-tries', '1'])).toBe(
      "qrush: Unknown option '--oracle-tries'. See --help.",
    );
  });

  it.each([
    ['PORT', 'the setting PORT is one of QRush itself'],
    ['WHATSAPP_TOKEN', 'the setting WHATSAPP_TOKEN is one of the plugin "whatsapp"'],
    ['HELP', 'no setting can be named "HELP"'],
    ['my-key', 'no setting can be named "my-key"'],
  ])('cannot be called %s', async (env, line) => {
    await using plugin = await pluginFile(`export default definePlugin({
      name: 'greedy',
      settings: { one: { env: '${env}', schema: z.string().optional(), allowed: '-', about: '-' } },
      setup() {},
    });`);
    expect(await refusal(['--plugins', plugin.path])).toBe(`qrush: plugin "greedy": ${line}`);
  });
});

describe('a built-in plugin', () => {
  it('can be left out', async () => {
    await using server = start(['--plugins', '-starter-quizzes,-whatsapp']);
    const url = await server.url();
    expect(await (await fetch(`${url}/api/quizzes`)).json()).toMatchObject({ quizzes: [] });
    expect((await fetch(`${url}/phone`)).status).toBe(404);
  });

  it('can be replaced', async () => {
    await using plugin = await pluginFile(`export default definePlugin({
      name: 'leaderboard',
      setup({ state: { board }, provide }) {
        provide('leaderboard', {
          record: (...results) => board.record(...results),
          top: async () => [{ player: 'p', nickname: 'Always first', total: 1, rank: 1 }],
          standings: async () => new Map(),
          results: (...of) => board.pages(...of),
        });
      },
    });`);
    await using server = start(['--plugins', `-leaderboard,${plugin.path}`]);
    const url = await server.url();
    using host = await hostGame(url, singles(1));
    using ana = await joinWeb(url, host.pin, 'Ana');
    await host.command('start');
    await ana.inbox.next('question');
    await ana.answer(0, 0);
    const { top } = await ana.inbox.next('leaderboard');
    expect(top).toEqual([{ rank: 1, nickname: 'Always first', total: 1 }]);
  });

  it.each([
    ['-scoring', 'no plugin provides the service "scoring", which the server cannot do without'],
    ['-leaderboard', 'plugin "whatsapp" needs the plugin "leaderboard", which is not loaded'],
    [
      '-leaderbord',
      'PLUGINS: there is no built-in plugin "leaderbord" to leave out; there are: timers,',
    ],
  ])('that is needed stops the start when it is missing: %s', async (plugins, line) => {
    const said = await refusal(['--plugins', plugins]);
    expect(said).toContain(`qrush: ${line}`);
    expect(said).not.toContain('\n');
  });
});

describe('a plugin that brings a copy of QRush along', () => {
  /** A copy of what server/plugin.ts is made of, with the dependencies of this one. */
  async function withCopy(source: string) {
    const folder = await temporaryFolder();
    const copy = join(folder.path, 'copy');
    await mkdir(copy);
    for (const part of ['server', 'config', 'package.json']) {
      await cp(new URL(part, ROOT), join(copy, part), { recursive: true });
    }
    await symlink(new URL('node_modules', ROOT), join(copy, 'node_modules'));
    const path = join(folder.path, 'banning.ts');
    await writeFile(path, source);
    return { path, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
  }

  it('keeps banned names out: by its own error, and by anything of that name with a code', async () => {
    await using plugin = await withCopy(`
      import { definePlugin, QRushError } from './copy/server/plugin.ts';
      export default definePlugin({
        name: 'banning',
        setup({ hooks }) {
          hooks.decide('join', ({ nickname }) => {
            if (nickname === 'Bad') throw new QRushError('NICKNAME_REJECTED', 'Not you.');
            if (nickname === 'Worse') throw { name: 'QRushError', code: 'NICKNAME_REJECTED' };
          });
        },
      });`);
    await using server = start(['--plugins', plugin.path]);
    const url = await server.url();
    using host = await hostGame(url, singles(1));
    await expect(joinWeb(url, host.pin, 'Bad')).rejects.toThrow('NICKNAME_REJECTED');
    await expect(joinWeb(url, host.pin, 'Worse')).rejects.toThrow('NICKNAME_REJECTED');
    (await joinWeb(url, host.pin, 'Good'))[Symbol.dispose]();
  });
});
