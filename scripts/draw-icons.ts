/**
 * Draws the icons that browsers want as PNG or ICO from icon.svg, in Chromium. They are kept beside it:
 * run this again when it changes.
 *
 *   node scripts/draw-icons.ts
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { chromiumPath } from '../test/setup/programs.ts';

const FOLDER = join(import.meta.dirname, '../plugins/web/src/public');
const svg = await readFile(join(FOLDER, 'icon.svg'), 'utf8');

/** Without round corners: who shows it cuts its own. */
const square = svg.replace(' rx="16" fill="#120a2e"', ' fill="#120a2e"');

/** Of a maskable icon only a circle of 80 % is sure to be seen. */
const inCircle = square
  .replace('viewBox="0 0 64 64"', 'viewBox="-10 -10 84 84"')
  .replace(/<rect width="64" height="64"/, '<rect x="-10" y="-10" width="84" height="84"');

async function draw(page: Page, picture: string, size: number): Promise<Buffer> {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${picture}`,
  );
  return page.screenshot({ omitBackground: true });
}

/** An ICO of one PNG: https://en.wikipedia.org/wiki/ICO_(file_format) */
function ico(png: Buffer, size: number): Buffer {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.writeUInt8(size, 6);
  head.writeUInt8(size, 7);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, png]);
}

const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  const icons = {
    'favicon.ico': ico(await draw(page, svg, 32), 32),
    'icon-192.png': await draw(page, svg, 192),
    'icon-512.png': await draw(page, svg, 512),
    'icon-maskable-512.png': await draw(page, inCircle, 512),
    'apple-touch-icon.png': await draw(page, square, 180),
  };
  for (const [name, content] of Object.entries(icons)) await writeFile(join(FOLDER, name), content);
} finally {
  await browser.close();
}
