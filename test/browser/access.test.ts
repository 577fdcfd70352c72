/** Every state of the player's page for those who see it otherwise, hear it, or use no pointer. */
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { chromium, type Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { chromiumPath } from '../setup/programs.ts';
import { startApp } from '../support/app.ts';
import otherTypes from './fixtures/other-types.ts';
import { openStage } from './look/stage.ts';
import { quiz, states } from './look/states.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What is found against a page, each with where. */
async function violations(page: Page, rules?: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ path: AXE });
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

/** What comes in is there: half-way it has other colours. */
const settled = (page: Page) =>
  page.evaluate(async () => {
    const short = (each: Animation) => Number(each.effect?.getComputedTiming().endTime) < 2000;
    await Promise.allSettled(
      document
        .getAnimations()
        .filter(short)
        .map(({ finished }) => finished),
    );
  });

/** What is to be pressed, and is not large enough for a thumb. */
const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, a, input, select')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) => (element.closest('label') ?? element) as HTMLElement)
      .filter(({ offsetWidth, offsetHeight }) => Math.min(offsetWidth, offsetHeight) < 44)
      .map(({ outerHTML }) => outerHTML),
  );

/** What has the focus: a heading, a field ... */
const focused = (page: Page) => page.evaluate(() => document.activeElement?.localName);

/** States in which the player has just pressed something that stays where it is. */
const PRESSED = ['sent', 'offline', 'join-problem', 'multi', 'match', 'point', 'slider', 'number'];

/** What a screen reader says in some of the states. */
const SAID: Record<string, string> = {
  lobby: 'You are in, Zoë dark 360. Waiting for the host to start.',
  'q-2': 'Question 2 of 16. Honey can be eaten after three thousand years. A: True. B: False.',
  right: 'Right. The answer: Saturn. ',
  wrong: 'Not right. The answer: True. 0 points. You are ',
  match: 'India: Rupee.',
  'q-4-late': '5 seconds left.',
  paused: 'The game is paused.',
  final: 'The game is over. You came ',
};

it('has nothing against it in any state, dark or light', { timeout: 120_000 }, async () => {
  await using browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox'],
  });
  await using running = await startApp({}, [otherTypes as never]);
  const size = { width: 360, height: 640 };
  await using stage = await openStage(browser, running.url, quiz, [size], ['dark'], {
    bypassCSP: true,
  });
  const page = stage.windows[0]?.page as Page;
  const found: Record<string, unknown> = {};
  for (const { name, show } of states) {
    await show(stage);
    if (name === '') continue;
    await settled(page);
    const against = [
      ...(await violations(page)),
      ...(await smallTargets(page)).map((html) => `small: ${html}`),
    ];
    await page.emulateMedia({ colorScheme: 'light' });
    against.push(...(await violations(page, ['color-contrast'])).map((each) => `light ${each}`));
    await page.emulateMedia({ colorScheme: 'dark' });
    if (!PRESSED.includes(name) && !['h1', 'input'].includes(`${await focused(page)}`))
      against.push(`the focus is on ${await focused(page)}`);
    if (against.length > 0) found[name] = against;
    const said = SAID[name];
    if (said !== undefined)
      await page.getByRole('status').filter({ hasText: said }).waitFor({ state: 'attached' });
  }
  expect(found).toEqual({});
});

it('keeps its edges, and what was chosen, in colours that somebody else has chosen', async () => {
  await using browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox'],
  });
  await using running = await startApp();
  const question = { type: 'single', text: 'Which?', options: ['One', 'Two'], correct: [0] };
  const size = { width: 360, height: 640 };
  const forced = { forcedColors: 'active' as const };
  await using stage = await openStage(
    browser,
    running.url,
    { title: 'Forced', questions: [question] },
    [size],
    ['dark'],
    forced,
  );
  const page = stage.windows[0]?.page as Page;
  const styles = (selector: string) =>
    page.locator(selector).evaluateAll((all) =>
      all.map((element) => {
        const { borderTopWidth, outlineStyle } = getComputedStyle(element);
        return [borderTopWidth, outlineStyle];
      }),
    );
  await page.goto(`${stage.url}/?pin=${stage.host.pin}`);
  expect(await styles('.button')).toEqual([['2px', 'none']]);
  await page.getByLabel('Nickname').fill('Zoë');
  await page.getByRole('button', { name: 'Join' }).tap();
  await page.getByText('in!').waitFor();
  await stage.host.command('start');
  await stage.next();
  const one = page.getByRole('button', { name: 'One' });
  await one.waitFor();
  expect(await styles('.option')).toEqual([
    ['2px', 'none'],
    ['2px', 'none'],
  ]);
  await one.tap();
  await page.getByText('Answer received').waitFor();
  expect(await styles('.option.chosen')).toEqual([['2px', 'solid']]);
});
