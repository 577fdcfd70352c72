/** Plugins and bridges stand on the contract: nothing of the core is imported past it. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** The contract: server/plugin.ts re-exports every type that plugins need. */
const CONTRACT = 'server/plugin.ts';

/** The pages are clients, too: they know the wire, and take part by the SDK. */
const PAGES = 'plugins/web/src/';
const OF_CLIENTS = ['server/protocol/', 'client/'];

/** The page of the simulated phones shows what the simulator says. */
const PHONE_PAGE = `${PAGES}phone/`;
const SIMULATOR = 'bridge/whatsapp/simulator/';

/** Words, and no code: those of several parts, and those of the modes and question types of this package. */
const WORDS = ['vocabulary/', 'plugins/words/'];

/** The folder that chat bridges share. */
const CHAT = 'bridge/chat/';

/** The imports of a file, as paths from the root: types as well as values, static or not. */
async function importsOf(path: string): Promise<string[]> {
  const source = await readFile(join(ROOT, path), 'utf8');
  const found = source.matchAll(/(?:\bfrom|\bimport|\bimport\(|declare module)\s*'(\.[^']+)'/g);
  return [...found].map(([, relative = '']) => join(path, '..', relative));
}

async function sourcesIn(folder: string): Promise<string[]> {
  const entries = await readdir(join(ROOT, folder), { recursive: true });
  return entries
    .filter((entry) => /\.tsx?$/.test(entry) && !entry.startsWith('web/dist/'))
    .map((entry) => `${folder}/${entry}`);
}

it('a plugin imports the contract and what is its own', async () => {
  const sources = [...(await sourcesIn('plugins')), ...(await sourcesIn('bridge'))];
  const strange: string[] = [];
  let contract = 0;
  for (const path of sources) {
    // plugins/web, plugins/modes, bridge/telegram ...
    const own = `${path.split('/').slice(0, 2).join('/')}/`;
    for (const imported of await importsOf(path)) {
      if (imported === CONTRACT) contract += 1;
      const allowed =
        imported === CONTRACT ||
        imported.startsWith(own) ||
        WORDS.some((folder) => imported.startsWith(folder)) ||
        (path.startsWith(PAGES) && OF_CLIENTS.some((folder) => imported.startsWith(folder))) ||
        (path.startsWith(PHONE_PAGE) && imported.startsWith(SIMULATOR)) ||
        (path.startsWith('bridge/') && imported.startsWith(CHAT)) ||
        imported === 'package.json';
      if (!allowed) strange.push(`${path} imports ${imported}`);
    }
  }
  expect(strange).toEqual([]);
  // The pattern still finds what it looks for.
  expect(contract).toBeGreaterThan(40);
});
