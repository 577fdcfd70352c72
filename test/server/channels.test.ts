/** The core knows no channel: no bridge is named where it should not matter which there are. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** The folder that all chat bridges share. */
const SHARED = 'chat';

/** Every file that names a bridge, and why it may. */
const ALLOWED: Record<string, string> = {
  'server/built-in.ts': 'the list of what comes with QRush',
  'plugins/web/index.ts': 'serves /phone, the page of the WhatsApp simulator',
  'plugins/web/src/phone/': 'that page',
};

describe('the core', () => {
  it('names bridges in the places listed, and those do', async () => {
    const bridges = (await readdir(join(ROOT, 'bridge'))).filter((name) => name !== SHARED);
    expect(bridges).toEqual(expect.arrayContaining(['telegram', 'whatsapp']));
    const named = new RegExp(bridges.join('|'), 'i');
    const naming: string[] = [];
    for (const folder of ['server', 'plugins']) {
      for (const entry of await readdir(join(ROOT, folder), { recursive: true })) {
        const path = `${folder}/${entry}`;
        if (path.startsWith('plugins/web/dist/') || !/\.(ts|tsx|html|css|json)$/.test(path))
          continue;
        if (named.test(await readFile(join(ROOT, path), 'utf8'))) naming.push(path);
      }
    }
    const places = Object.keys(ALLOWED);
    expect(naming.filter((path) => !places.some((place) => path.startsWith(place)))).toEqual([]);
    expect(places.filter((place) => !naming.some((path) => path.startsWith(place)))).toEqual([]);
  });

  it('imports nothing of a bridge, but for the list of what comes with QRush', async () => {
    const importing: string[] = [];
    for (const folder of ['server', 'plugins', 'config']) {
      for (const entry of await readdir(join(ROOT, folder), { recursive: true })) {
        if (!/(?<!dist\/.*)\.tsx?$/.test(entry)) continue;
        const source = await readFile(join(ROOT, folder, entry), 'utf8');
        if (/from '[^']*\bbridge\//.test(source)) importing.push(`${folder}/${entry}`);
      }
    }
    expect(importing.filter((path) => !path.startsWith('plugins/web/src/phone/'))).toEqual([
      'server/built-in.ts',
    ]);
  });
});

it('games know nothing of sockets and HTTP: nothing in games/ imports from there', async () => {
  const importing: string[] = [];
  for (const entry of await readdir(join(ROOT, 'server/games'))) {
    const source = await readFile(join(ROOT, 'server/games', entry), 'utf8');
    if (/from '\.\.\/(realtime|http)\//.test(source)) importing.push(entry);
  }
  expect(importing).toEqual([]);
});
