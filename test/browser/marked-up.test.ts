/** Marked-up texts and explanations, as players and the big screen see them; and that nothing in them acts. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { render } from '../../server/rich/render.ts';
import { chromiumPath } from '../setup/programs.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { hostGame } from '../support/clients.ts';
import { hostile } from '../support/marked-up.ts';
import { openDesk } from './support/desk.ts';

/** Kept after the run, to look at. */
const SCREENSHOTS = join(import.meta.dirname, '../output/marked-up');

const STAGES = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
];

const SIZES = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
];

const LONG =
  'All four giant planets have rings, but Saturn’s are the only ones a small telescope shows. They are 280,000 km wide and in most places only about ten metres thick: billions of pieces of nearly pure water ice.';

const questions = [
  {
    type: 'single',
    text: 'What does this print?\n\n```python\nfor i in range(2):\n    print(i ** 2)\n```',
    options: ['`0` and `1`', '`1` and `4`', '*nothing*', '$\\infty$'],
    correct: [0],
    category: 'Python',
    credit: 'After the tutorial on python.org',
    points: 0,
    explanation:
      '`range(2)` gives **0** and **1**, and `**` is a power:\n\n- $0^2 = 0$\n- $1^2 = 1$',
    limit: 300,
  },
  {
    type: 'single',
    text: 'Where is $x$, if $$\\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}$$ gives two answers?',
    options: ['$b^2 > 4ac$', '$b^2 = 4ac$', '$b^2 < 4ac$'],
    correct: [0],
    category: 'Maths',
    explanation: LONG,
    limit: 300,
  },
  {
    type: 'text',
    text: 'Which planet has the most striking rings?',
    accepted: ['Saturn'],
    explanation: `${LONG} ${LONG} ${LONG} ${LONG} ${LONG}`.slice(0, 990),
    limit: 300,
  },
];

let browser: Browser;
let running: RunningApp;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  running = await startApp();
  await mkdir(SCREENSHOTS, { recursive: true });
});
afterAll(async () => {
  await browser.close();
  await running[Symbol.asyncDispose]();
});

const keep = (page: Page, name: string) =>
  page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });

/** How far a page goes beyond its window, to the side and below. */
const beyond = (page: Page, selector = 'html') =>
  page.locator(selector).evaluate((element) => ({
    aside: element.scrollWidth - element.clientWidth,
    below: element.scrollHeight - element.clientHeight,
  }));

it('shows code, formulas and explanations to players and on the big screen', async () => {
  const { url } = running;
  using host = await hostGame(url, { title: 'Marked up', questions });
  const problems: string[] = [];
  const players = await Promise.all(
    SIZES.map(async (viewport) => {
      const page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
      page.setDefaultTimeout(30_000);
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
      await page.goto(`${url}/?pin=${host.pin}`);
      await page.getByLabel('Nickname').fill(`Zoë ${viewport.width}`);
      await page.getByRole('button', { name: 'Join', exact: true }).click();
      await page.getByText(`Zoë ${viewport.width}`).first().waitFor();
      return page;
    }),
  );
  const desk = await openDesk(browser, url, host, 'Marked up');
  const go = desk.locator('button.next');
  const everywhere = async (name: string) => {
    for (const stage of STAGES) {
      await desk.setViewportSize(stage);
      await keep(desk, `stage-${stage.width}-${name}`);
      expect((await beyond(desk)).aside).toBe(0);
    }
    for (const page of players) {
      await keep(page, `player-${page.viewportSize()?.width}-${name}`);
      expect((await beyond(page)).aside).toBe(0);
    }
  };
  const answers = [
    (page: Page) => page.getByRole('button', { name: /0 and 1/ }).click(),
    (page: Page) => page.locator('.option').nth(1).click(),
    async (page: Page) => {
      await page.getByLabel('Your answer').fill('Saturn');
      await page.keyboard.press('Enter');
    },
  ];
  await go.click();
  for (const [index, answer] of answers.entries()) {
    for (const page of [desk, ...players]) await page.locator('.question, .answer-count').waitFor();
    for (const page of players) expect(await page.getByText('billions').count()).toBe(0);
    await everywhere(`question-${index + 1}`);
    for (const page of players) await answer(page);
    for (const page of players) await page.getByText('Why', { exact: true }).waitFor();
    await desk.getByRole('heading', { name: 'Why' }).waitFor();
    await everywhere(`reveal-${index + 1}`);
    if (index === 0) {
      const [player] = players;
      // Right, and nothing was to be earned.
      expect(await player?.locator('.verdict').innerText()).toBe('Right!');
      expect(await player?.locator('.why li').count()).toBe(2);
    }
    await go.click();
  }
  const [player] = players;
  if (!player) throw new Error('nobody plays');
  await player.getByRole('heading', { name: 'Your answers' }).waitFor();
  for (const summary of await player.locator('.own-answers summary').all()) await summary.click();
  await player.screenshot({ path: join(SCREENSHOTS, 'player-360-final.png'), fullPage: true });
  expect(await player.locator('.own-answers .why').count()).toBe(3);
  expect(await player.locator('.own-answers summary math').count()).toBe(2);
  expect(problems).toEqual([]);
});

it('means nothing else to a browser than to the server, whatever is in a text', async () => {
  const texts = fc.sample(hostile, { numRuns: 1500, seed: 1 });
  const html = texts.flatMap((text) => render({ text, room: 'article' }).html ?? []);
  expect(html.length).toBeGreaterThan(200);
  const page = await browser.newPage();
  const dialogs: string[] = [];
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('request', ({ url }) => asked.push(url()));
  const { tags, attributes, changed } = await page.evaluate((all) => {
    const tags = new Set<string>();
    const attributes = new Set<string>();
    const changed: string[] = [];
    for (const text of all) {
      const box = document.createElement('div');
      box.innerHTML = text;
      document.body.append(box);
      // Serialized again it is the same, but for two signs: the browser has read it as it was written.
      const again = box.innerHTML.replaceAll('&nbsp;', '\u00a0');
      if (again !== text.replaceAll('&quot;', '"')) changed.push(`${text}\n${box.innerHTML}`);
      for (const element of box.querySelectorAll('*')) {
        tags.add(`${element.namespaceURI?.split('/').at(-1)} ${element.localName}`);
        for (const name of element.getAttributeNames()) attributes.add(name);
      }
    }
    return { tags: [...tags], attributes: [...attributes], changed };
  }, html);
  expect(changed).toEqual([]);
  for (const tag of tags) {
    expect(tag).toMatch(/^xhtml (p|br|strong|em|code|pre|ul|ol|li)$|^MathML m[a-z]+$/);
  }
  expect(attributes.filter((name) => /^(on.*|.*href|src|style|class|id)$/.test(name))).toEqual([]);
  expect(dialogs).toEqual([]);
  expect(asked).toEqual([]);
  await page.close();
});
