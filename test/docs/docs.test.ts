/** What the documents say is so. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withSettings } from '../../config/readme-table.ts';
import { ERRORS } from '../../server/errors.ts';
import type { Plugin } from '../../server/plugin.ts';
import { hostRequests, playRequests } from '../../server/realtime/events.ts';
import { startApp } from '../support/app.ts';

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
    expect(withSettings(readme)).toBe(readme);
  });

  it('has a plugin that loads and does what it says', async () => {
    const [, source = ''] =
      /<!-- plugin example[^\n]*\n```ts\n([\s\S]*?)```/.exec(await read('README.md')) ?? [];
    expect(source.trim().split('\n').length).toBeLessThanOrEqual(12);
    const folder = join(ROOT, 'test/output/readme');
    await mkdir(folder, { recursive: true });
    const file = join(folder, 'risky.ts');
    await writeFile(file, source.replace('./server/', '../../../server/'));
    const { default: plugin } = (await import(file)) as { default: Plugin<never> };
    await using running = await startApp({}, [plugin]);
    const { modes } = (await (await fetch(`${running.url}/api/modes`)).json()) as {
      modes: { name: string }[];
    };
    expect(modes.map(({ name }) => name)).toEqual(['classic', 'risky']);
    const scored = await running.app.services.use('scoring').score({
      mode: 'risky',
      modeOptions: {},
      question: { type: 'boolean', text: '?', limit: 20, points: 1000, correct: true },
      players: ['a', 'b'],
      values: [true, false],
      elapsed: [0, 0],
      streaks: [1, 1],
    });
    expect(scored.results.map(({ points, streak }) => [points, streak])).toEqual([
      [1000, 2],
      [-500, 0],
    ]);
  });
});

describe('the protocol', () => {
  it('names every event and every error, with its status', async () => {
    const protocol = await read('docs/protocol.md');
    for (const event of [...Object.keys(playRequests), ...Object.keys(hostRequests)]) {
      expect(protocol).toMatch(new RegExp(`\`${event} \\{`));
    }
    for (const [code, { http }] of Object.entries(ERRORS)) {
      expect(protocol).toContain(`| \`${code}\` | ${http} |`);
    }
    const codes = protocol.match(/\b[A-Z]+(?:_[A-Z]+)+\b/g) ?? [];
    const settings = /^(ADMIN|PUBLIC|WHATSAPP)_/;
    expect(codes.filter((code) => !(code in ERRORS) && !settings.test(code))).toEqual([]);
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
