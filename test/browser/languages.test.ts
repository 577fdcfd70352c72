/** A game that is played in every language of the pages at once, and a change of language in the middle of it. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { catalogues, type Words } from '../../plugins/web/languages/catalogue.ts';
import { keysOf, sentenceAt } from '../../plugins/web/languages/check.ts';
import { chromiumPath } from '../setup/programs.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { granted, hostGame } from '../support/clients.ts';
import { FrontDoor } from './support/front-door.ts';
import { type Say, speaker } from './support/words.ts';

// A slow machine is slower still with many pages at once.
vi.setConfig({ testTimeout: 120_000 });

const languages = await catalogues();
const [english] = languages;

/** Sentences by the language: those of English that are no word of it. */
function foreignTo(words: Words): Set<string> {
  const plain = (all: Words) =>
    keysOf(all).flatMap((key) => {
      const sentence = sentenceAt(all, key) ?? '';
      return typeof sentence === 'string' && !/[{<]/.test(sentence) ? [sentence] : [];
    });
  const own = new Set(plain(words));
  return new Set(plain(english?.words ?? {}).filter((sentence) => !own.has(sentence)));
}

/** All that a page says, in sight and to screen readers. */
const saidBy = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const said = [document.title];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode())
      if (!texts.currentNode.parentElement?.closest('script, style, noscript, option'))
        said.push(texts.currentNode.textContent?.trim() ?? '');
    for (const element of document.querySelectorAll('*'))
      for (const name of ['aria-label', 'placeholder', 'title'])
        said.push(element.getAttribute(name) ?? '');
    return said;
  });

const quiz = {
  title: '1 2 3',
  questions: [
    { type: 'single', text: '1 + 1 = ?', options: ['1', '2', '3', '4'], correct: [1], limit: 300 },
    { type: 'number', text: '3 × 3 = ?', value: 9, limit: 300 },
  ],
};

interface Player {
  tag: string;
  direction: string;
  page: Page;
  say: Say;
  foreign: Set<string>;
}

let browser: Browser;
let running: RunningApp;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  running = await startApp();
});
afterAll(async () => {
  await running[Symbol.asyncDispose]();
  await browser.close();
});

const HANDSET = { viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' } as const;

async function openIn(tag: string, path: string): Promise<Page> {
  const context = await browser.newContext({ ...HANDSET, locale: tag });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(running.url + path);
  return page;
}

it('is played in each language, in its direction, without a word of English', async () => {
  using host = await hostGame(running.url, quiz, { countdown: 30 });
  const { token } = granted(await host.socket.emitWithAck('screen', {}));
  const players: Player[] = await Promise.all(
    languages.map(async ({ tag, direction, words }) => ({
      tag,
      direction,
      page: await openIn(tag, `/?pin=${host.pin}`),
      say: speaker(tag),
      foreign: tag === 'en' ? new Set<string>() : foreignTo(words),
    })),
  );
  // Screens of the room, of which two languages are enough.
  const screens: Player[] = await Promise.all(
    players
      .filter(({ tag }) => ['ar', 'de'].includes(tag))
      .map(async (player) => ({
        ...player,
        page: await openIn(player.tag, `/screen#pin=${host.pin}&token=${token}`),
      })),
  );

  const look = (step: string) =>
    Promise.all(
      [...players, ...screens].map(async ({ tag, direction, page, foreign }) => {
        const root = page.locator('html');
        expect([await root.getAttribute('lang'), await root.getAttribute('dir')]).toEqual([
          tag,
          direction,
        ]);
        const said = await saidBy(page);
        expect({ step, tag, english: said.filter((text) => foreign.has(text)) }).toEqual({
          step,
          tag,
          english: [],
        });
        expect({ step, tag, marks: said.filter((text) => /\{\{|\{\w+\}/.test(text)) }).toEqual({
          step,
          tag,
          marks: [],
        });
      }),
    );
  const each = (act: (player: Player) => Promise<unknown>) => Promise.all(players.map(act));
  const seen = (key: string) =>
    each(({ page, say }) => page.getByRole('heading', { name: say(key), exact: true }).waitFor());

  await each(async ({ tag, page, say }) => {
    await page.getByLabel(say('join.nickname')).fill(`P ${tag}`);
    await page.getByRole('button', { name: say('join.submit'), exact: true }).waitFor();
  });
  await look('join');
  await each(({ page, say }) =>
    page.getByRole('button', { name: say('join.submit'), exact: true }).click(),
  );
  await each(({ page, say }) => page.getByText(say('lobby.hostStarts')).waitFor());
  await look('lobby');
  await host.command('start');
  await seen('question.ready');
  await look('ready');
  await host.command('skip');
  await each(({ page }) => page.getByRole('button', { name: 'B 2' }).waitFor());
  await look('question');
  await each(({ tag, page }) =>
    page.getByRole('button', { name: tag === 'fr' ? 'A 1' : 'B 2' }).click(),
  );
  await each(({ tag, page, say }) =>
    page
      .getByRole('heading', { name: say(tag === 'fr' ? 'verdict.wrong' : 'verdict.right') })
      .waitFor(),
  );
  await Promise.all(screens.map(({ page }) => page.locator('.reveal').waitFor()));
  await look('result');
  await host.command('next');
  await each(async ({ page, say }) => {
    await page.getByLabel(say('answer.yourNumber')).fill('9');
    await page
      .getByRole('button', { name: say('answer.sendThis', { answer: '' }).trim() })
      .waitFor();
  });
  await look('number');
  await host.command('pause');
  await seen('question.paused');
  await look('paused');
  await host.command('resume');
  await host.command('skip');
  await seen('verdict.missed');
  await host.command('next');
  await each(({ page, say }) =>
    page.getByRole('heading', { name: say('final.answers'), exact: true }).waitFor(),
  );
  await look('final');
  await Promise.all([...players, ...screens].map(({ page }) => page.context().close()));
});

it('changes by a choice in the middle of a game, and stays so without a connection', async ({
  expect,
}) => {
  await using door = await FrontDoor.open(running.url);
  using host = await hostGame(running.url, quiz);
  const context = await browser.newContext({ ...HANDSET, locale: 'en' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(`${door.url}/?pin=${host.pin}`);
  await page.getByLabel('Nickname').fill('Zoë');
  await page.getByRole('button', { name: 'Join' }).click();
  await page.getByText("You're in!").waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);

  const german = speaker('de');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('dialog').getByRole('combobox', { name: 'Language' }).selectOption('de');
  const welcome = page.getByText(german('lobby.youAreIn', { name: 'Zoë' }));
  await welcome.waitFor();
  // The same player: nobody else came in.
  expect(host.inbox.of('lobby').at(-1)?.players).toBe(1);

  door.shut();
  await page.reload();
  await page.getByText(german('shared.returning')).waitFor();
  door.unlock();
  await welcome.waitFor();

  // Another page of this browser is in German, too: by the cookie.
  const other = await context.newPage();
  await other.goto(door.url);
  expect(await other.locator('html').getAttribute('lang')).toBe('de');
  await context.close();
});

it('follows the quiz once somebody is in who asks for no language that there is', async () => {
  using host = await hostGame(running.url, { ...quiz, language: 'de' });
  const asked = ['sv', 'fr'] as const;
  const [swede, french] = (await Promise.all(
    asked.map((tag) => openIn(tag, `/?pin=${host.pin}`)),
  )) as [Page, Page];
  const join = async (page: Page, say: Say, name: string) => {
    await page.getByLabel(say('join.nickname')).fill(name);
    await page.getByRole('button', { name: say('join.submit'), exact: true }).click();
  };
  // Before the join nothing tells what game it is.
  expect(await swede.locator('html').getAttribute('lang')).toBe('en');
  await join(swede, speaker('en'), 'Ingrid');
  await swede.locator('html[lang="de"]').waitFor();
  await swede.getByText(speaker('de')('lobby.hostStarts')).waitFor();
  await join(french, speaker('fr'), 'Camille');
  await french.getByText(speaker('fr')('lobby.hostStarts')).waitFor();
  expect(await french.locator('html').getAttribute('lang')).toBe('fr');
});
