/** `npm run media`, as it is run. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import type { UploadedMedia } from '../../server/protocol/resources.ts';
import { startApp } from '../support/app.ts';
import { post } from '../support/clients.ts';
import { png } from '../support/media-files.ts';

const SCRIPT = join(import.meta.dirname, '../../scripts/media.ts');
const run = async (...options: string[]) =>
  (await promisify(execFile)(process.execPath, [SCRIPT, ...options])).stdout;

it('lists what no quiz names, and removes it when it is told to', async () => {
  await using app = await startApp();
  const upload = async (width: number): Promise<string> => {
    const body = new Uint8Array(await png(width));
    const answer = await fetch(`${app.url}/api/media`, { method: 'POST', body });
    return ((await answer.json()) as UploadedMedia).url;
  };
  const [used, unused] = [await upload(60), await upload(61)];
  await post(`${app.url}/api/quizzes`, {
    title: 'With a picture',
    questions: [{ type: 'boolean', text: 'Red?', correct: true, media: { image: used, alt: 'x' } }],
  });
  const name = (url: string) => url.replace('/media/', '');
  const all = await run('--url', app.url);
  expect(all).toMatch(new RegExp(`${name(used)} .* used\n`));
  expect(all).toMatch(new RegExp(`${name(unused)} .* unused\n`));
  expect(await run('--url', app.url, '--unused')).toMatch(/^0 listed, /);
  const gone = await run('--url', app.url, '--unused', '--days', '0', '--remove');
  expect(gone).toContain(name(unused));
  expect(gone).not.toContain(name(used));
  expect((await fetch(app.url + used)).status).toBe(200);
  expect((await fetch(app.url + unused)).status).toBe(404);
});
