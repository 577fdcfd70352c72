/** Quizzes written on the desk, in a real browser: by pointer, by keys alone, on a phone, and by two people. */
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chromiumPath } from '../setup/programs.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import otherTypes from './fixtures/other-types.ts';
import { violations } from './look/axe.ts';
import { EVERY_TYPE } from './look/editor-states.ts';
import { Author, type Written } from './support/author.ts';
import { databaseOf } from './support/database.ts';
import { RandomWriter, WrittenTexts } from './support/random-writer.ts';

const PICTURE = join(import.meta.dirname, '../../plugins/starter-quizzes/pictures/planets.png');

/** Edits of each of two who edit at once, and ms for which one of them has no connection. */
const EDITS = Number(process.env.QRUSH_TEST_EDITS ?? 8);
const OFFLINE = Number(process.env.QRUSH_TEST_OFFLINE ?? 0);

const LAPTOP = { width: 1440, height: 900 };
const HANDSET = { width: 390, height: 844 };

let browser: Browser;
let running: RunningApp;
let database: Awaited<ReturnType<typeof databaseOf>>;
/** The types' titles on the page, by name. */
let titles: Record<string, string>;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  database = await databaseOf('sqlite');
  running = await startApp(database.settings, [otherTypes as never]);
  const { types } = await ask<{ types: { name: string; title: string }[] }>('/api/question-types');
  titles = Object.fromEntries(types.map(({ name, title }) => [name, title]));
});
afterAll(async () => {
  await browser?.close();
  await running?.[Symbol.asyncDispose]();
  await database?.[Symbol.asyncDispose]();
});

async function ask<Answer>(path: string, json?: object): Promise<Answer> {
  const response = await fetch(running.url + path, {
    ...(json && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(json),
    }),
  });
  expect(response.ok).toBe(true);
  return (await response.json()) as Answer;
}

interface Stored {
  title: string;
  playable: boolean;
  problems: unknown[];
  questions: Record<string, unknown>[];
}

const read = (id: string): Promise<Stored> => ask(`/api/quizzes/${id}`);

async function create(quiz: object): Promise<string> {
  return (await ask<{ id: string }>('/api/quizzes?draft=true', quiz)).id;
}

/** A browser of somebody's own at a page of the desk. */
async function open(path: string, viewport = LAPTOP): Promise<{ page: Page; author: Author }> {
  const context = await browser.newContext({
    viewport,
    reducedMotion: 'reduce',
    colorScheme: 'dark',
    bypassCSP: true,
    hasTouch: viewport === HANDSET,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(running.url + path);
  if (path.startsWith('/host/quiz/')) await page.locator('.editor').waitFor();
  return { page, author: new Author(page) };
}

const title = (name: string): string => titles[name] ?? name;

const choice = (text: string): Record<string, unknown> => ({
  type: 'single',
  text,
  options: ['Mars', 'Venus'],
  correct: [0],
});

const rows = (page: Page) => page.locator('.question-list > li');
const shownTexts = (page: Page): Promise<string[]> =>
  rows(page).locator('.question-name > :first-child').allTextContents();

/** A question of each type, as its author fills it in. */
const everyType = (): Written[] => [
  {
    title: title('single'),
    text: 'Which planet has the most striking rings?',
    options: ['Mars', 'Venus', 'Saturn', 'Mercury'],
    right: ['C'],
    picture: { file: PICTURE, alt: 'Some planets' },
  },
  {
    title: title('multiple'),
    text: 'Which of these are noble gases?',
    options: ['Neon', 'Oxygen', 'Argon'],
    right: ['A', 'C'],
  },
  { title: title('boolean'), text: 'A tomato is a berry.', truth: 'True' },
  { title: title('text'), text: 'Which river flows through Cairo?', accepted: ['Nile', 'An-Nīl'] },
  { title: title('number'), text: 'How many keys has a full piano?', number: 88 },
  {
    title: title('order'),
    text: 'Oldest first: order these inventions',
    items: ['The wheel', 'Paper', 'The telescope'],
  },
  {
    title: title('match'),
    text: 'Which currency is used where?',
    pairs: [
      ['Japan', 'Yen'],
      ['India', 'Rupee'],
      ['Brazil', 'Real'],
    ],
  },
  {
    title: title('point'),
    text: 'Where is the largest?',
    spot: { file: PICTURE, alt: 'Some planets', at: [0.5, 0.25], name: 'The largest' },
  },
];

it('makes a quiz of every type from nothing, and plays it', { timeout: 120_000 }, async () => {
  const { page, author } = await open('/host');
  await author.press('New quiz');
  await author.type('Title', 'Everything there is');
  for (const question of everyType()) await author.add(question);

  // A type of which the page knows nothing but its schema.
  await author.press('Add a question');
  await author.press(title('x-pictures'), 'menuitem');
  await author.type('Question', 'Which one is a pizza?');
  for (const [index, name] of ['pizza', 'bicycle'].entries()) {
    await author.press('Add one');
    await author.type(`${index + 1}`, name);
  }
  await author.saved();

  const id = /quiz\/([^/]+)$/.exec(page.url())?.[1] ?? '';
  const stored = await read(id);
  expect(stored).toMatchObject({ title: 'Everything there is', playable: true, problems: [] });
  const image = expect.stringMatching(/^\/media\//);
  expect(stored.questions).toMatchObject([
    { type: 'single', correct: [2], media: { image, alt: 'Some planets' } },
    { type: 'multiple', options: ['Neon', 'Oxygen', 'Argon'], correct: [0, 2] },
    { type: 'boolean', correct: true },
    { type: 'text', accepted: ['Nile', 'An-Nīl'] },
    { type: 'number', value: 88 },
    { type: 'order', options: ['The wheel', 'Paper', 'The telescope'] },
    {
      type: 'match',
      pairs: [
        ['Japan', 'Yen'],
        ['India', 'Rupee'],
        ['Brazil', 'Real'],
      ],
    },
    { type: 'point', picture: { image }, spot: { name: 'The largest', x: 0.5, y: 0.25 } },
    { type: 'x-pictures', pictures: ['pizza', 'bicycle'] },
  ]);

  // The last question comes first, and there are two of it.
  const last = rows(page).nth(8);
  const grip = await last.locator('.grip').boundingBox();
  const first = await rows(page).first().boundingBox();
  if (!grip || !first) throw new Error('there are no rows');
  await page.mouse.move(grip.x + 5, grip.y + 5);
  await page.mouse.down();
  await page.mouse.move(grip.x + 5, first.y + 200, { steps: 4 });
  await page.mouse.move(grip.x + 5, first.y + 2, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await shownTexts(page))[0]).toBe('Which one is a pizza?');
  await author.press('More about question 1');
  await author.press('Duplicate', 'menuitem');
  await author.type('Question', 'Which one rolls?');
  expect((await shownTexts(page)).slice(0, 2)).toEqual([
    'Which one is a pizza?',
    'Which one rolls?',
  ]);
  await author.press('More about question 1');
  await author.press('Delete', 'menuitem');
  await expect.poll(() => rows(page).count()).toBe(9);
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => rows(page).count()).toBe(10);
  await author.saved();
  expect((await read(id)).questions.map(({ text }) => text)).toEqual(await shownTexts(page));

  await page.getByRole('button', { name: 'Play' }).click();
  await author.press('Open the lobby');
  await page.waitForURL(/\/host\/game/);
  const player = await open(`/?pin=${/pin=(\d+)/.exec(page.url())?.[1]}`, HANDSET);
  await player.page.getByLabel('Nickname').fill('Mei');
  await player.page.getByRole('button', { name: 'Join' }).click();
  await page.getByText('Mei').first().waitFor();
  await page.getByRole('button', { name: 'Start game' }).click();
  await player.page.getByRole('heading', { name: 'Which one is a pizza?' }).waitFor();
  await player.page.context().close();
  await page.context().close();
});

it('says what is missing at the field, and plays nothing that is not complete', async () => {
  const id = await create({ title: 'Draft', questions: [] });
  const { page, author } = await open(`/host/quiz/${id}`);
  await author.press('Add a question');
  await author.press(title('single'), 'menuitem');
  await author.type('Option A', 'Mars');
  // An author who has just begun is not told what is missing.
  expect(await page.locator('.problem').count()).toBe(0);
  await page.getByRole('button', { name: 'Play' }).click();
  await page.locator('.problem-list summary').click();
  await page.locator('.problem-list li button').first().click();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-field')))
    .toBe('text');
  expect(page.url()).toMatch(/quiz\/[^/]+$/);
  await author.type('Question', 'Which one is red?');
  await author.type('Option B', 'Mars');
  await author.press('Mark right option A');
  await page.locator('.problem', { hasText: 'look the same' }).waitFor();
  await author.type('Option B', 'Venus');
  await expect.poll(() => page.locator('.problem-list').count()).toBe(0);
  await page.getByRole('button', { name: 'Play' }).click();
  await page.waitForURL(/\/play$/);
  await page.context().close();
});

it('shows the question as players see it, and asks the matcher whether an answer would count', async () => {
  const river = { type: 'text', text: 'Which river is it?', accepted: ['Mississippi'] };
  const marked = { ...choice('Is *this* $x^2$?'), options: ['$\\frac{1}{2}$', 'no'] };
  const id = await create({ title: 'Rivers', questions: [river, marked] });
  const { page, author } = await open(`/host/quiz/${id}`);
  await author.type('Would this count?', 'Missisipi');
  await page.getByText('Counts as right').waitFor();
  await page.keyboard.press('Enter');
  await author.type('Would this count?', 'Nile');
  await page.locator('.tester [role=status]').getByText('Counts as wrong').waitFor();

  await page.locator('.question-row').nth(1).click();
  const phone = page.locator('.preview-phone');
  await phone.locator('.preview-text em').getByText('this').waitFor();
  await phone.locator('.preview-option math').waitFor();
  await author.type('Option B', '`no`');
  await phone.locator('.preview-option code').getByText('no').waitFor();
  await page.getByRole('radio', { name: 'Screen' }).check();
  await page.locator('.preview-screen .preview-text math').waitFor();
  await page.getByRole('radio', { name: 'Chat' }).check();
  await page.locator('.preview-chat').getByText('A) ½').waitFor();
  await author.type('Explanation, shown after the answer', 'As $\\frac{1}$ is.');
  await page.locator('.editor-preview').getByText('cannot be read').waitFor();
  await page.context().close();
});

it('crops a picture again, by keys and by pointer: its words stay, and so does the place in it', async () => {
  const question = {
    type: 'point',
    text: 'Where is it?',
    picture: { image: '/media/starter/planets.png', alt: 'Some planets' },
    spot: { name: 'It', x: 0.4, y: 0.5, width: 0.2, height: 0.2 },
  };
  const id = await create({ title: 'Crops', questions: [question] });
  const { page, author } = await open(`/host/quiz/${id}`);
  const box = page.locator('.crop-box');
  const done = async () => {
    await author.press('Change it');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await author.saved();
    const [stored] = (await read(id)).questions as (typeof question)[];
    expect(stored?.picture.alt).toBe('Some planets');
    return stored;
  };
  await author.press('Crop it');
  await box.focus();
  for (let times = 0; times < 10; times++) await page.keyboard.press('Shift+ArrowLeft');
  const narrow = await done();
  expect(narrow?.picture.image).not.toBe(question.picture.image);
  expect(narrow?.spot).toMatchObject({ x: 0.5, y: 0.5, width: 0.25, height: 0.2 });

  // The part that was cut off is still there to be shown.
  await author.press('Crop it');
  await page.getByRole('button', { name: 'Visible part: 80 % of the width' }).waitFor();
  const corner = await box.locator('[data-grab=end]').boundingBox();
  const whole = await page.locator('.crop-picture').boundingBox();
  if (!corner || !whole) throw new Error('there is no picture to crop');
  const at = { x: corner.x + corner.width / 2, y: corner.y + corner.height / 2 };
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + whole.width, at.y - whole.height / 5, { steps: 4 });
  await page.mouse.up();
  await page.getByRole('button', { name: 'Visible part: 100 % of the width, 80 %' }).waitFor();
  const low = await done();
  expect(low?.picture.image).not.toBe(narrow?.picture.image);
  expect(low?.spot.x).toBeCloseTo(0.4);
  expect(low?.spot.y).toBeCloseTo(0.625);

  // After a reload, cropping starts from the stored picture.
  await page.reload();
  await author.press('Crop it');
  await page.getByRole('button', { name: 'Visible part: 100 % of the width, 100 %' }).waitFor();
  await page.keyboard.press('Escape');
  await page.context().close();
});

it('is used by keys alone: adds, moves, undoes and redoes', async () => {
  const id = await create({ title: 'Keys', questions: [choice('One'), choice('Two')] });
  const { page, author } = await open(`/host/quiz/${id}`);
  const press = (key: string) => page.keyboard.press(key);
  /** Presses Tab until this has the focus. */
  const tabTo = async (name: string) => {
    for (let steps = 0; steps < 80; steps++) {
      await press('Tab');
      const at = await page.evaluate(() => {
        const { activeElement: element } = document;
        return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? '';
      });
      if (at === name) return;
    }
    throw new Error(`Tab never came to ${name}`);
  };
  await rows(page).first().waitFor();
  await tabTo('Move question 1');
  await press('ArrowDown');
  await expect.poll(() => shownTexts(page)).toEqual(['Two', 'One']);
  await page.getByRole('status').filter({ hasText: 'Moved to place 2 of 2.' }).waitFor();
  // The handle keeps the focus on its way.
  await press('ArrowUp');
  await expect.poll(() => shownTexts(page)).toEqual(['One', 'Two']);
  await tabTo('Add a question');
  await press('Enter');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('role'));
  await expect.poll(focused).toBe('menuitem');
  await press('Enter');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-field')))
    .toBe('text');
  await page.keyboard.type('Three');
  await expect.poll(() => shownTexts(page)).toEqual(['One', 'Three', 'Two']);
  await press('Control+z');
  await press('Control+z');
  await expect.poll(() => shownTexts(page)).toEqual(['One', 'Two']);
  await press('Control+Shift+z');
  await press('Control+y');
  await expect.poll(() => shownTexts(page)).toEqual(['One', 'Three', 'Two']);
  await author.saved();
  expect((await read(id)).questions).toHaveLength(3);
  await page.context().close();
});

it('merges what two people do at once, and asks about what both have changed', {
  timeout: 120_000,
}, async () => {
  const id = await create({ title: 'Shared', questions: [choice('One'), choice('Two')] });
  const one = await open(`/host/quiz/${id}`);
  const other = await open(`/host/quiz/${id}`);
  await other.page.context().setOffline(true);
  await other.author.type('Question', 'Mine');
  await other.page.locator('.question-row').nth(1).click();
  await other.author.type('Question', 'Second of mine');
  await other.page.getByText('Not saved: no connection').waitFor();
  await one.author.type('Question', 'Theirs');
  await one.author.type('Explanation, shown after the answer', 'Because.');
  for (const hint of ['Not this one', 'The vaguest', 'It is red']) {
    await one.author.type('Hints', hint);
    await one.page.keyboard.press('Enter');
  }
  await one.author.press('Remove the hint: Not this one');
  await one.author.saved();
  await other.page.context().setOffline(false);
  await other.page.getByText('Saved, but for what you are to choose').waitFor();
  const conflict = other.page.getByRole('group', { name: 'Question 1: text' });
  await conflict.getByText('Theirs', { exact: true }).nth(1).waitFor();
  await conflict.getByText('Mine', { exact: true }).waitFor();
  // Fields that are not in doubt are saved, and come to the other browser when it is looked at.
  await one.page.evaluate(() => dispatchEvent(new Event('focus')));
  await expect.poll(() => shownTexts(one.page)).toEqual(['Theirs', 'Second of mine']);
  await conflict.getByRole('button', { name: 'Keep yours' }).click();
  await other.author.saved();
  await expect.poll(() => shownTexts(one.page)).toEqual(['Mine', 'Second of mine']);
  expect((await read(id)).questions).toMatchObject([
    { text: 'Mine', explanation: 'Because.', hints: ['The vaguest', 'It is red'] },
    { text: 'Second of mine' },
  ]);
  await one.page.context().close();
  await other.page.context().close();
});

it(`has every edit of 2 x ${EDITS} at once in the quiz, or as something to choose`, {
  timeout: 300_000,
}, async () => {
  const questions = Array.from({ length: 8 }, (_, index) => choice(`Question ${index}`));
  const id = await create({ title: 'At once', questions });
  const written = new WrittenTexts();
  const writers: RandomWriter[] = [];
  for (const seed of [20_261_126, 7]) {
    const { page } = await open(`/host/quiz/${id}`);
    writers.push(new RandomWriter(page, written, seed, title('single')));
  }
  const [one, other] = writers as [RandomWriter, RandomWriter];
  const write = async (writer: RandomWriter, until: () => boolean) => {
    for (let edits = 0; edits < EDITS || !until(); edits++) {
      if (writer === other && edits === Math.floor(EDITS / 4)) await cut();
      await writer.edit();
      if (isCut && performance.now() >= backAt && edits >= EDITS / 2) await mend();
    }
  };
  let isCut = false;
  let wasCut = false;
  let backAt = 0;
  const cut = async () => {
    backAt = performance.now() + OFFLINE;
    isCut = true;
    await other.page.context().setOffline(true);
  };
  const mend = async () => {
    isCut = false;
    wasCut = true;
    await other.page.context().setOffline(false);
  };
  await Promise.all([write(one, () => true), write(other, () => wasCut)]);

  /** Has both look at what the other has done. */
  const look = () =>
    Promise.all(writers.map(({ page }) => page.evaluate(() => dispatchEvent(new Event('focus')))));
  const atServer = async () => JSON.stringify(await read(id));
  const lost = async () => {
    await look();
    const rests = await Promise.all(writers.map((writer) => writer.rest()));
    if (!rests.every(({ isSaved }) => isSaved)) return ['not saved yet'];
    return written.missingIn([await atServer(), ...rests.map(({ kept }) => kept)].join());
  };
  await expect.poll(lost, { timeout: 60_000, interval: 200 }).toEqual([]);
  expect(written.count).toBeGreaterThan(Math.min(EDITS / 4, 20));

  // Once all is chosen, both have the same.
  const shown = async () => {
    await look();
    for (const writer of writers) await writer.keepMine();
    const stored = (await read(id)).questions.map(({ text }) => text);
    const [first, second] = await Promise.all(writers.map(({ page }) => shownTexts(page)));
    return { first, second, stored };
  };
  const isSame = async () => {
    const { first, second, stored } = await shown();
    return [first, second].every((texts) => JSON.stringify(texts) === JSON.stringify(stored));
  };
  await expect.poll(isSame, { timeout: 60_000, interval: 200 }).toBe(true);
  for (const { page } of writers) await page.context().close();
});

it('keeps what is not saved over a reload', async () => {
  const id = await create({ title: 'Kept', questions: [choice('One')] });
  const { page, author } = await open(`/host/quiz/${id}`);
  await page.route('**/api/quizzes/**', (route) =>
    route.request().method() === 'PATCH' ? route.abort() : route.fallback(),
  );
  await author.type('Question', 'Not lost');
  await page.getByText('Not saved: no connection').waitFor();
  await page.reload();
  await expect.poll(() => shownTexts(page)).toEqual(['Not lost']);
  await page.unroute('**/api/quizzes/**');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await author.saved();
  expect((await read(id)).questions).toMatchObject([{ text: 'Not lost' }]);
  await page.context().close();
});

/** Elements that stick out to the side, or are too small for a thumb. */
const misfits = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const small = [...document.querySelectorAll('.editor :is(button, input, select, textarea)')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) => (element.closest('label') ?? element) as HTMLElement)
      .filter(({ offsetHeight }) => offsetHeight < 24)
      .map(({ outerHTML }) => outerHTML);
    return scrollWidth > clientWidth ? [`${scrollWidth} px wide`, ...small] : small;
  });

it('has nothing against it in any state, dark and light, on a screen and on a phone', {
  timeout: 120_000,
}, async () => {
  // One of them is not complete.
  const questions = EVERY_TYPE.map((question) =>
    question.type === 'text' ? { ...question, text: '' } : question,
  );
  const id = await create({ title: 'Every state', questions });
  const { page } = await open(`/host/quiz/${id}`);
  const found: Record<string, string[]> = {};
  const note = (state: string, against: string[]) => {
    if (against.length > 0) found[state] = against;
  };
  /** All rules in the dark, and the colours in the light. */
  const look = async (state: string) => {
    note(state, await violations(page));
    await page.emulateMedia({ colorScheme: 'light' });
    note(`${state}, light`, await violations(page, ['color-contrast']));
    await page.emulateMedia({ colorScheme: 'dark' });
  };
  const select = (index: number) => page.locator('.question-row').nth(index).click();
  for (const [index, { type }] of questions.entries()) {
    if (!['single', 'match'].includes(`${type}`)) continue;
    await select(index);
    await look(`${type}`);
  }
  await page.getByRole('button', { name: 'About the quiz' }).click();
  await look('head');

  await page.setViewportSize(HANDSET);
  const pane = (name: string) => page.getByRole('radio', { name }).check();
  await pane('Questions');
  await look('list on a phone');
  for (const [index, { type }] of questions.entries()) {
    await pane('Questions');
    await select(index);
    note(`${type} on a phone`, [...(await violations(page)), ...(await misfits(page))]);
    await pane('Preview');
    note(`preview of ${type} on a phone`, await misfits(page));
  }
  await pane('Questions');
  await page.getByRole('button', { name: 'About the quiz' }).click();
  note('head on a phone', await misfits(page));
  await page.context().close();
  expect(found).toEqual({});
});
