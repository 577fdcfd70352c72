/** The documents tell the truth. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeSettings } from '../../config/help.ts';
import { withSettings } from '../../config/readme-table.ts';
import { withTables } from '../../scripts/protocol-tables.ts';
import { builtIn } from '../../server/built-in.ts';
import { settingsOf } from '../../server/plugin-settings.ts';
import { ERRORS } from '../../server/protocol/errors.ts';
import { startApp } from '../support/app.ts';
import { connectHost, granted, joinWeb, post } from '../support/clients.ts';
import { documented } from '../support/documented.ts';
import { ServerProcess } from '../support/server-process.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string) => readFile(join(ROOT, path), 'utf8');

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...(await readdir(join(ROOT, 'docs'), { recursive: true }))
    .filter((path) => path.endsWith('.md'))
    .map((path) => `docs/${path}`),
];

describe('the README', () => {
  it('shows every setting as it is', async () => {
    const readme = await read('README.md');
    for (const { env, flag } of describeSettings(settingsOf(builtIn))) {
      expect(readme).toContain(`| \`${env}\` | \`${flag}\` |`);
    }
    expect(withSettings(readme)).toBe(readme);
  });

  it('has a plugin that PLUGINS loads, and whose mode scores a game as it says', async () => {
    const { source, file } = await documented('README.md', 'plugin');
    expect(source.trim().split('\n').length).toBeLessThanOrEqual(12);

    await using server = new ServerProcess([], {
      PORT: '0',
      DATA_DIR: 'memory://',
      PLUGINS: file,
    });
    const url = await server.url();
    const question = { type: 'boolean', text: 'Is water wet?', correct: true, points: 1000 };
    const quiz = { title: 'One question', questions: [question] };
    const { body: stored } = await post<{ id: string }>(`${url}/api/quizzes`, quiz);
    const { body: game } = await post<{ pin: string; hostToken: string }>(`${url}/api/games`, {
      quizId: stored.id,
      mode: 'risky',
      options: { countdown: 0 },
    });
    using right = await joinWeb(url, game.pin, 'Ada');
    using wrong = await joinWeb(url, game.pin, 'Bob');
    const host = connectHost(url);
    granted(await host.emitWithAck('attach', game));
    granted(await host.emitWithAck('start', {}));
    host.disconnect();
    await Promise.all([right, wrong].map(({ inbox }) => inbox.next('question')));
    await Promise.all([right.answer(0, true), wrong.answer(0, false)]);
    const points = await Promise.all(
      [right, wrong].map(async ({ inbox }) => (await inbox.next('reveal')).you?.points),
    );
    expect(points).toEqual([1000, -500]);
  });
});

describe('the protocol', () => {
  it('has the tables that its schemas make', async () => {
    const protocol = await read('docs/protocol.md');
    const tables = [...protocol.matchAll(/<!-- table (\w+):/g)].map(([, name]) => name);
    expect(tables).toEqual(['play', 'host', 'events', 'snapshot', 'rest', 'errors']);
    expect(withTables(protocol)).toBe(protocol);
  });

  it('names no error and no setting that there is not', async () => {
    const protocol = await read('docs/protocol.md');
    const codes = protocol.match(/\b[A-Z]+(?:_[A-Z]+)+\b/g) ?? [];
    const settings = new Set(describeSettings(settingsOf(builtIn)).map(({ env }) => env));
    expect(codes.filter((code) => !(code in ERRORS) && !settings.has(code))).toEqual([]);
  });

  it('has rules, in order, and for each of them a test whose title begins with its id', async () => {
    const protocol = await read('docs/protocol.md');
    const rules = [...protocol.matchAll(/\*\*(P\d+)\*\* [A-Z`]/g)].map(([, id]) => id);
    expect(rules).toEqual(Array.from({ length: rules.length }, (_, at) => `P${at + 1}`));
    const shown = new Set<string | undefined>();
    for (const path of await readdir(join(ROOT, 'test'), { recursive: true })) {
      if (!path.endsWith('.test.ts')) continue;
      const titles = (await read(`test/${path}`)).matchAll(
        /^\s*(?:it.*\(|\S*\]\)\()?['"`](P\d+): /gm,
      );
      for (const [, id] of titles) shown.add(id);
    }
    expect([...shown].toSorted()).toEqual(rules.toSorted());
  });

  it('has a quiz that the server takes', async () => {
    const protocol = await read('docs/protocol.md');
    const [, quiz = ''] = /-d '(\{[\s\S]*?\})'\n/.exec(protocol) ?? [];
    await using running = await startApp();
    const response = await fetch(`${running.url}/api/quizzes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: quiz,
    });
    expect(response.status).toBe(201);
  });
});

it.each(documents)('%s links to what exists', async (path) => {
  const text = await read(path);
  const links = [...text.matchAll(/\]\(([^)#\s]+)/g)].map(([, link = '']) => link);
  const missing = links
    .filter((link) => !/^https?:/.test(link))
    .filter((link) => !existsSync(join(ROOT, dirname(path), link)));
  expect(missing).toEqual([]);
});
