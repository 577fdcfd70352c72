/**
 * `npm run look:desk`: every state of the host's desk in two sizes and themes, side by side in
 * test/output/look-desk; `-- editor` shows those whose name begins so, `-- '' de` all in another
 * language. Exits with 1 when axe has something against one of them.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { buildPages } from '../../plugins/web/build.ts';
import { chromiumPath } from '../setup/programs.ts';
import { startApp } from '../support/app.ts';
import otherTypes from './fixtures/other-types.ts';
import { violations } from './look/axe.ts';
import { deskStates, furnish } from './look/desk-states.ts';
import { editorStates } from './look/editor-states.ts';
import { archiveEvenings, reportStates } from './look/report-states.ts';
import { settled, type Theme } from './look/stage.ts';
import { speaker } from './support/words.ts';

const [only = '', locale = 'en'] = process.argv.slice(2);
const say = speaker(locale);

const OUTPUT = join(
  import.meta.dirname,
  '../output',
  locale === 'en' ? 'look-desk' : `look-desk-${locale}`,
);

const SIZES = [
  { width: 390, height: 844, shown: 300 },
  { width: 1440, height: 900, shown: 720 },
];

const states = [...deskStates, ...reportStates, ...editorStates].filter(({ name }) =>
  name.startsWith(only),
);

const THEMES: Theme[] = ['light', 'dark'];

await buildPages();
await rm(OUTPUT, { recursive: true, force: true });
await using browser = await chromium.launch({
  executablePath: chromiumPath(),
  args: ['--no-sandbox'],
});

for (const { width, height, shown } of SIZES) {
  // Anything deleted in one size is there in the next one.
  await using running = await startApp({}, [otherTypes as never]);
  using _live = await furnish(running.url);
  await archiveEvenings(running.app.records);
  const page = await browser.newPage({
    viewport: { width, height },
    reducedMotion: 'reduce',
    bypassCSP: true,
    locale,
  });
  const folderOf = (theme: Theme) => join(OUTPUT, `${width}-${theme}`);
  for (const theme of THEMES) await mkdir(folderOf(theme), { recursive: true });
  for (const { name, show } of states) {
    await show({ page, url: running.url, say });
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme });
      await settled(page);
      // All of it, with what is fixed to the window's edge at the edge.
      const whole = await page.evaluate(() =>
        // An open overlay stands where the window is.
        document.querySelector(':popover-open, dialog[open]')
          ? 0
          : document.documentElement.scrollHeight,
      );
      await page.setViewportSize({ width, height: Math.max(height, whole) });
      await page.screenshot({ path: join(folderOf(theme), `${name}.png`) });
      await page.setViewportSize({ width, height });
      for (const found of await violations(page)) {
        process.exitCode = 1;
        console.log(`${name}, ${width} px, ${theme}: ${found}`);
      }
    }
  }
  await page.close();

  const sheet = await browser.newPage({ viewport: { width: 2960, height: 800 } });
  for (const theme of THEMES) {
    const figures = states.map(
      ({ name }) =>
        `<figure><img src="${name}.png" width="${shown}"><figcaption>${name}</figcaption></figure>`,
    );
    const style =
      'body{display:flex;flex-wrap:wrap;gap:1rem;background:#b9b0d0;font:1rem sans-serif}figure{margin:0}';
    await writeFile(
      join(folderOf(theme), 'index.html'),
      `<style>${style}</style>${figures.join('')}`,
    );
    await sheet.goto(pathToFileURL(join(folderOf(theme), 'index.html')).href);
    await sheet.screenshot({ path: join(OUTPUT, `${width}-${theme}.png`), fullPage: true });
  }
  await sheet.close();
}
console.log(`Look at ${OUTPUT}/*.png`);
