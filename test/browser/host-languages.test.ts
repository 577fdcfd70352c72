/** The host's desk, editor and console in a language of each direction: nothing is left in English. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Sentence } from '../../plugins/web/languages/catalogue.ts';
import { directionOf } from '../../plugins/web/languages/catalogue.ts';
import { chromiumPath } from '../setup/programs.ts';
import { startApp } from '../support/app.ts';
import { violations } from './look/axe.ts';
import { deskStates, furnish } from './look/desk-states.ts';
import { editorStates } from './look/editor-states.ts';
import { settled } from './look/stage.ts';
import { speaker, wordsOf } from './support/words.ts';

/** In their order: some begin where others end. */
const SHOWN = [
  'library',
  'library-menu',
  'import',
  'import-review',
  'import-fix',
  'setup',
  'live',
  'look',
  'editor-list',
  'editor-single',
  'editor-head',
  'console-lobby',
  'console-question',
  'console-answer',
];

const SIZES = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
];

let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
});
afterAll(() => browser.close());

it.each(['ar', 'de'])('speaks %s, and nothing is against it', { timeout: 180_000 }, async (tag) => {
  await using running = await startApp();
  using _live = await furnish(running.url);
  const page = await browser.newPage({ locale: tag, reducedMotion: 'reduce', bypassCSP: true });
  const say = speaker(tag);
  const english = onlyEnglish(tag);
  const states = [...deskStates, ...editorStates];
  const found: Record<string, string[]> = {};
  for (const name of SHOWN) {
    await states.find((state) => state.name === name)?.show({ page, url: running.url, say });
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await settled(page);
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      const against = [
        ...(await violations(page)),
        ...(await textsOf(page)).filter((text) => english.has(text)),
        ...(tooWide > 0 ? [`${tooWide} px too wide`] : []),
      ];
      if (against.length > 0) found[`${name}, ${size.width}`] = against;
    }
    await page.setViewportSize(SIZES[0] as (typeof SIZES)[0]);
  }
  expect(found).toEqual({});
  const { lang, dir } = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    dir: document.documentElement.dir,
  }));
  expect({ lang, dir }).toEqual({ lang: tag, dir: directionOf(tag) });
  await page.close();
});

/** Sentences that are the same with and without values, and read otherwise in this language. */
function onlyEnglish(tag: string): Set<string> {
  const [own, english] = [wordsOf(tag), wordsOf('en')];
  const found = new Set<string>();
  const same = new Set<Sentence>(Object.values(own).flatMap((section) => Object.values(section)));
  for (const section of Object.values(english)) {
    for (const text of Object.values(section)) {
      if (typeof text === 'string' && !text.includes('{') && !same.has(text)) found.add(text);
    }
  }
  return found;
}

/** Everything that is read or said on a page, but for texts of quizzes and plugins. */
const textsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent?.closest('script, style, noscript, [lang]:not(html), .as-written'))
        texts.push(node.textContent?.trim() ?? '');
    }
    for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
      for (const element of document.querySelectorAll(`[${name}]`))
        texts.push(element.getAttribute(name) ?? '');
    }
    return texts;
  });
