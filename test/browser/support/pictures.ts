import { join } from 'node:path';
import type { Page } from 'playwright-core';

const OUTPUT = join(import.meta.dirname, '../../output');

/** Nothing is tested by them, and a hundred take half a minute. */
export const areWanted = process.env.PICTURES === '1';

/** Keeps pictures of pages in `test/output/<folder>`, to look at, where PICTURES=1 asks for them. */
export const picturesIn =
  (folder: string) =>
  async (page: Page, name: string, options: { fullPage?: boolean } = {}): Promise<void> => {
    if (areWanted) await page.screenshot({ path: join(OUTPUT, folder, `${name}.png`), ...options });
  };
