/**
 * Draws the pictures of the starter quizzes from their sources: `node plugins/starter-quizzes/pictures/render.ts`.
 * Run it after a change to a file in `src`; the PNGs are kept, so that servers need no browser.
 */
import { readdir } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { chromiumPath } from '../../../test/setup/programs.ts';

const sources = join(import.meta.dirname, 'src');
const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
for (const file of await readdir(sources)) {
  await page.goto(pathToFileURL(join(sources, file)).href);
  await page.screenshot({ path: join(import.meta.dirname, `${parse(file).name}.png`) });
}
await browser.close();
