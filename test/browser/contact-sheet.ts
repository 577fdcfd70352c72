/**
 * `npm run look`: every state of the player's page in every size and theme, side by side in test/output/look;
 * `npm run look -- de` in another language.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { buildPages } from '../../plugins/web/build.ts';
import { chromiumPath } from '../setup/programs.ts';
import { startApp } from '../support/app.ts';
import otherTypes from './fixtures/other-types.ts';
import { quiz } from './look/questions.ts';
import { openStage, settled, type Window } from './look/stage.ts';
import { states } from './look/states.ts';

const locale = process.argv[2] ?? 'en';

const OUTPUT = join(import.meta.dirname, '../output', locale === 'en' ? 'look' : `look-${locale}`);

const SIZES = [
  { width: 360, height: 640 },
  { width: 768, height: 1024 },
  { width: 1920, height: 1080 },
];

/** Pixels of a picture in a sheet. */
const SHOWN = 300;

const folderOf = ({ width, height, theme }: Window) => `${width}x${height}-${theme}`;

await buildPages();
await rm(OUTPUT, { recursive: true, force: true });
await using browser = await chromium.launch({
  executablePath: chromiumPath(),
  args: ['--no-sandbox'],
});
await using running = await startApp({}, [otherTypes as never]);
await using stage = await openStage(browser, running.url, quiz, SIZES, undefined, { locale });
for (const window of stage.windows)
  await mkdir(join(OUTPUT, folderOf(window)), { recursive: true });

for (const state of states) {
  await state.show(stage);
  await stage.each(async (page, window) => {
    await settled(page);
    await page.screenshot({ path: join(OUTPUT, folderOf(window), `${state.name}.png`) });
  });
}

const sheet = await browser.newPage({ viewport: { width: 8 * (SHOWN + 16), height: 800 } });
for (const window of stage.windows) {
  const folder = join(OUTPUT, folderOf(window));
  const wide = window.width > window.height ? 2 * SHOWN : SHOWN;
  const figures = states.map(
    ({ name }) =>
      `<figure><img src="${name}.png" width="${wide}"><figcaption>${name}</figcaption></figure>`,
  );
  const style =
    'body{display:flex;flex-wrap:wrap;gap:1rem;background:#b9b0d0;font:1rem sans-serif}figure{margin:0}';
  await writeFile(join(folder, 'index.html'), `<style>${style}</style>${figures.join('')}`);
  await sheet.goto(pathToFileURL(join(folder, 'index.html')).href);
  await sheet.screenshot({ path: join(OUTPUT, `${folderOf(window)}.png`), fullPage: true });
}
console.log(`Look at ${OUTPUT}/*.png`);
