/** Every state of the player's page for those who see it otherwise, hear it, or use no pointer. */
import { chromium, type Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { chromiumPath } from '../setup/programs.ts';
import { startApp } from '../support/app.ts';
import otherTypes from './fixtures/other-types.ts';
import { smallTargets, violations } from './look/axe.ts';
import { quiz } from './look/questions.ts';
import { openStage, settled } from './look/stage.ts';
import { states } from './look/states.ts';

/**
 * Elements that lost their edge where the reader has chosen the colours, and chosen ones without a
 * line around them.
 */
async function withoutEdges(page: Page): Promise<string[]> {
  await page.emulateMedia({ forcedColors: 'active' });
  const found = await page.evaluate(() => {
    const without = (selector: string, style: 'borderTopStyle' | 'outlineStyle') =>
      [...document.querySelectorAll(selector)].filter(
        (element) => getComputedStyle(element)[style] === 'none',
      );
    return [
      ...without('.button, .option, .input, .order li, .match-slot', 'borderTopStyle'),
      ...without('.option.chosen', 'outlineStyle'),
    ].map(({ outerHTML }) => outerHTML);
  });
  await page.emulateMedia({ forcedColors: 'none' });
  return found;
}

/** The element with the focus: a heading, a field ... */
const focused = (page: Page) => page.evaluate(() => document.activeElement?.localName);

/** States in which the player has just pressed something that stays where it is. */
const PRESSED = ['sent', 'offline', 'join-problem', 'multi', 'match', 'point', 'slider', 'number'];

/** A screen reader's words in some of the states. */
const SAID: Record<string, string> = {
  lobby: 'You are in, Zoë dark 360. Waiting for the host to start.',
  'q-2': 'Question 2 of 17. Honey can be eaten after three thousand years. A: True. B: False.',
  right: 'Right. The answer: Saturn. ',
  wrong: 'Not right. The answer: True. 0 points. You are ',
  match: 'India: Rupee.',
  'q-4-late': '5 seconds left.',
  paused: 'The game is paused.',
  final: 'The game is over. You came ',
};

it('has nothing against it in any state, dark, light, or in forced colours', {
  timeout: 120_000,
}, async () => {
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
    await settled(page);
    const against = [
      ...(await violations(page)),
      ...(await smallTargets(page)).map((html) => `small: ${html}`),
      ...(await withoutEdges(page)).map((html) => `no edge: ${html}`),
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
