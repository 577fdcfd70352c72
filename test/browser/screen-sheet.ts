/**
 * `npm run look:screen`: every step of the big screen in several sizes, dark and bright, in test/output/screen.
 * `npm run look:screen -- "" 1280 de`: in two of the sizes, in German.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { buildPages } from '../../plugins/web/build.ts';
import { chromiumPath } from '../setup/programs.ts';
import { startApp } from '../support/app.ts';
import otherTypes from './fixtures/other-types.ts';
import { folderOf, openRoom, SIZES } from './look/screen-room.ts';
import { lobbies, rounds } from './look/screen-steps.ts';

const OUTPUT = join(import.meta.dirname, '../output/screen');

/** Pixels of a picture in a sheet. */
const SHOWN = 640;

/** Of names of rounds, and of folders of sizes: all, when left out. */
const [, , only = '', size = '', locale = 'en'] = process.argv;
const sizes = SIZES.filter((each) => folderOf(each).includes(size));

await buildPages();
if (!only) await rm(OUTPUT, { recursive: true, force: true });
await using browser = await chromium.launch({
  executablePath: chromiumPath(),
  args: ['--no-sandbox'],
});
await using running = await startApp({}, [otherTypes as never]);
const names: string[] = [];
for (const { name, quiz, players, steps, options } of [...lobbies, ...rounds]) {
  if (!name.includes(only)) continue;
  await using room = await openRoom(browser, running.url, quiz, players, sizes, options, locale);
  for (const screen of room.screens)
    await mkdir(join(OUTPUT, folderOf(screen)), { recursive: true });
  for (const step of steps) {
    await step.show(room);
    await room.settle();
    const file = `${name}-${step.name}.png`;
    for (const screen of room.screens)
      await screen.page.screenshot({ path: join(OUTPUT, folderOf(screen), file) });
    names.push(file);
  }
}

const sheet = await browser.newPage({ viewport: { width: 3 * (SHOWN + 16), height: 800 } });
// Some hundred megapixels take their time.
sheet.setDefaultTimeout(0);
for (const folder of sizes.map(folderOf)) {
  const figures = names.map(
    (name) =>
      `<figure><img src="${name}" width="${SHOWN}"><figcaption>${name}</figcaption></figure>`,
  );
  const style =
    'body{display:flex;flex-wrap:wrap;gap:1rem;background:#b9b0d0;font:1rem sans-serif}figure{margin:0}';
  const page = join(OUTPUT, folder, 'index.html');
  await writeFile(page, `<style>${style}</style>${figures.join('')}`);
  await sheet.goto(pathToFileURL(page).href);
  await sheet.screenshot({ path: join(OUTPUT, `${folder}.png`), fullPage: true });
}
console.log(`Look at ${OUTPUT}/*.png`);
