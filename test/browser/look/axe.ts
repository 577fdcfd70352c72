/** Findings of axe, and of a thumb, against a page. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** The findings against a page, each with its place. */
export async function violations(page: Page, rules?: string[]): Promise<string[]> {
  // Not as a script of the page: its policy would be against that.
  if (!(await page.evaluate(() => 'axe' in window)))
    await page.evaluate(await readFile(AXE, 'utf8'));
  const { violations: found } = await page.evaluate(
    (only) =>
      (window as never as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
        resultTypes: ['violations'],
        preload: false,
        ...(only && { runOnly: { type: 'rule', values: only } }),
      }),
    rules,
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** Targets that are not large enough for a thumb. */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, a, input, select')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      // A link in a sentence is as high as its line.
      .filter((element) => !element.closest('p, .link, .visually-hidden'))
      .map((element) => (element.closest('label') ?? element) as HTMLElement)
      .filter(({ offsetWidth, offsetHeight }) => Math.min(offsetWidth, offsetHeight) < 44)
      .map(({ outerHTML }) => outerHTML),
  );
