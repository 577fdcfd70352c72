/** docs/operations.md against what runs. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startApp } from '../support/app.ts';

const ROOT = join(import.meta.dirname, '../..');
const text = await readFile(join(ROOT, 'docs/operations.md'), 'utf8');

it('names every metric of QRush, each check of readiness and the admin pages', async () => {
  await using running = await startApp();
  const metrics = await (await fetch(`${running.url}/metrics`)).text();
  const own = [...metrics.matchAll(/^# TYPE (qrush_\w+)/gm)].map(([, name = '']) => name);
  expect(own.length).toBeGreaterThan(5);
  expect(own.filter((name) => !text.includes(`\`${name}`))).toEqual([]);
  const ready = (await (await fetch(`${running.url}/health/ready`)).json()) as { checks: object };
  for (const check of Object.keys(ready.checks)) expect(text).toContain(`\`${check}\``);
  for (const topic of ['queue', 'game', 'db', 'worker']) {
    expect(text).toContain(`GET /admin/${topic}-stats`);
  }
});

it('names scripts that there are', async () => {
  const { scripts } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  const named = [...text.matchAll(/npm run ([a-z0-9:-]+)/g)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
