/** The core knows no channel: no bridge is named where it should not matter which there are. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** What all chat bridges share. */
const SHARED = 'chat';

/** Every file that names a bridge, and why it may. */
const ALLOWED: Record<string, string> = {
  'server/built-in.ts': 'the list of what comes with QRush',
  'plugins/web/index.ts': 'serves /phone, the page of the WhatsApp simulator',
  'plugins/web/src/phone.html': 'that page',
  'plugins/web/src/phone/': 'that page',
  'plugins/web/src/host/channel-links.ts': 'how the name is written',
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

/** What bridges import besides, and why they may. */
const BESIDES: Record<string, string> = {
  'whatsapp/account.ts': 'names the settings that are missing',
  'whatsapp/check/main.ts': 'is a program of its own, which reads the settings',
};

it('a bridge imports the plugin contract, types, and what all chats share; nothing of another bridge', async () => {
  const strange: string[] = [];
  for (const entry of await readdir(join(ROOT, 'bridge'), { recursive: true })) {
    if (!entry.endsWith('.ts')) continue;
    const [own = ''] = entry.split('/');
    const source = await readFile(join(ROOT, 'bridge', entry), 'utf8');
    const imports = [...source.matchAll(/^(import|export) (?!type )[^;]*? from '(\.[^']+)';/gms)];
    const foreign = imports
      .map(([, , path = '']) => join('bridge', entry, '..', path))
      .filter(
        (path) =>
          ![`bridge/${own}/`, `bridge/${SHARED}/`].some((folder) => path.startsWith(folder)) &&
          path !== 'server/plugin.ts',
      );
    if (foreign.length > 0) strange.push(entry);
  }
  expect(strange.toSorted()).toEqual(Object.keys(BESIDES));
});
