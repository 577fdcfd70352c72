/**
 * Draws the pictures of the starter quizzes from their sources: `node scripts/render-pictures.ts`.
 * Run it after a change to a file in `src`; the PNGs are kept, so that servers need no browser.
 */
import { readdir } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { chromiumPath } from '../test/setup/programs.ts';

const pictures = join(import.meta.dirname, '../plugins/starter-quizzes/pictures');
const sources = join(pictures, 'src');
const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
for (const file of await readdir(sources)) {
  await page.goto(pathToFileURL(join(sources, file)).href);
  await page.screenshot({ path: join(pictures, `${parse(file).name}.png`) });
}
await browser.close();
