/** Every kind of form answered through the pages: by finger, mouse, taps and keyboard, whatever its type is called. */
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chromiumPath } from '../setup/programs.ts';
import { startApp } from '../support/app.ts';
import { type Host, hostGame } from '../support/clients.ts';
import otherTypes from './fixtures/other-types.ts';
import { goOn } from './support/desk.ts';
import { picturesIn } from './support/pictures.ts';

const keep = picturesIn('forms');

const PROJECTOR = { viewport: { width: 1920, height: 1080 } };
const LAPTOP = { viewport: { width: 1280, height: 800 } };
const HANDSET = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const SMALL_HANDSET = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };

const INVENTIONS = [
  'The wheel',
  'Paper',
  'The printing press',
  'The telescope',
  'The steam engine',
];
const TEN = ['Mercury', 'Venus', 'Earth', 'Mars', 'Ceres', 'Jupiter', 'Saturn', 'Uranus'].concat(
  'Neptune',
  'Pluto, which was a planet until 2006',
);

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
});
afterAll(() => browser?.close());

async function open(options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ ...options, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

async function joinPage(url: string, pin: string, name: string, options: BrowserContextOptions) {
  const page = await open(options);
  await page.goto(`${url}/?pin=${pin}`);
  await page.getByLabel('Nickname').fill(name);
  await page.getByRole('button', { name: 'Join' }).click();
  await page.getByText('in!').waitFor();
  // Another font gives cards another height: half-way through a drag is too late.
  await page.evaluate(() => document.fonts.ready);
  return page;
}

/** The host's page of a game that was created elsewhere. */
async function openDesk(url: string, { pin, id, hostToken, joinUrl }: Host): Promise<Page> {
  const page = await open(PROJECTOR);
  const session = { pin, id, title: 'Forms', hostToken, joinUrl, keptAt: Date.now() };
  await page.addInitScript(
    ([key, kept]) => localStorage.setItem(key ?? '', kept ?? ''),
    [`qrush.host.${pin}`, JSON.stringify(session)],
  );
  await page.goto(`${url}/host/game#pin=${pin}`);
  await page.getByRole('button', { name: 'Start game' }).waitFor();
  return page;
}

const cards = (page: Page) => page.locator('.order > li');
const card = (page: Page, text: string) => cards(page).filter({ hasText: text });
const shownOrder = (page: Page) => cards(page).locator('.option-text').allTextContents();

/** Brings each card to its place by one way of moving it. */
async function arrange(
  page: Page,
  wanted: readonly string[],
  move: (page: Page, text: string, from: number, to: number) => Promise<void>,
) {
  for (const [to, text] of wanted.entries()) {
    const from = (await shownOrder(page)).indexOf(text);
    if (from !== to) await move(page, text, from, to);
    await expect.poll(async () => (await shownOrder(page))[to]).toBe(text);
  }
}

async function pointOf(page: Page, place: number, left = TEXT) {
  const box = await cards(page).nth(place).boundingBox();
  if (!box) throw new Error('no such card');
  return { x: box.x + left, y: box.y + box.height / 2 };
}

async function dragByMouse(page: Page, _text: string, from: number, to: number) {
  const start = await pointOf(page, from);
  const end = await pointOf(page, to);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x, (start.y + end.y) / 2, { steps: 3 });
  await page.mouse.move(end.x, end.y - 4, { steps: 3 });
  await page.mouse.up();
}

/** Pixels from a card's left edge. */
const TEXT = 60;
const NUMBER = 25;

const dragByFinger = (page: Page, _text: string, from: number, to: number) =>
  dragAt(page, from, to, TEXT, () => keep(page, 'player-1-order-390-held'));

async function dragAt(
  page: Page,
  from: number,
  to: number,
  left: number,
  whileHeld?: () => Promise<unknown>,
) {
  const session = await page.context().newCDPSession(page);
  const start = await pointOf(page, from, left);
  const end = await pointOf(page, to, left);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: y === undefined ? [] : [{ x: start.x, y }],
    });
  await touch('touchStart', start.y);
  for (const part of [0.2, 0.5, 0.8, 1])
    await touch('touchMove', start.y + part * (end.y - 4 - start.y));
  await whileHeld?.();
  await touch('touchEnd');
  await session.detach();
}

async function moveByKeys(page: Page, text: string, from: number, to: number) {
  await card(page, text).locator('.order-card').focus();
  for (let place = from; place > to; place--) await page.keyboard.press('ArrowUp');
  await page
    .getByRole('status')
    .filter({ hasText: `${text}: place ${to + 1}` })
    .waitFor();
  // The card keeps the focus on its way: the next key moves it on.
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(text);
}

it('puts cards in order by finger, mouse, taps and keyboard', { timeout: 120_000 }, async () => {
  await using running = await startApp({}, [otherTypes as never]);
  const { url } = running;
  const question = {
    text: 'Oldest first: order these inventions',
    options: INVENTIONS,
    limit: 600,
  };
  using host = await hostGame(url, {
    title: 'Forms',
    questions: [
      { type: 'order', ...question },
      { type: 'x-order', text: 'Nearest to the sun first', options: TEN, limit: 600 },
    ],
  });
  const desk = await openDesk(url, host);
  host.socket.disconnect();
  const players = await Promise.all([
    joinPage(url, host.pin, 'Ana', HANDSET),
    joinPage(url, host.pin, 'Bo', SMALL_HANDSET),
    joinPage(url, host.pin, 'Cleo', LAPTOP),
    joinPage(url, host.pin, 'Dan', LAPTOP),
  ]);
  const [finger, taps, keys, mouse] = players;
  await desk.getByText('Classic').waitFor();
  await keep(desk, 'host-0-lobby');
  await goOn(desk);

  await desk.getByRole('heading', { name: question.text }).waitFor();
  for (const player of players) await cards(player).nth(4).waitFor();
  await keep(desk, 'host-1-order');
  await keep(finger, 'player-1-order-390');
  await keep(taps, 'player-1-order-360');

  const tapAll = async () => {
    for (const [index, text] of INVENTIONS.entries()) {
      await card(taps, text).locator('.order-card').tap();
      if (index === 1) await keep(taps, 'player-1-order-360-tapped');
    }
    expect(await shownOrder(taps)).toEqual(INVENTIONS);
  };
  await Promise.all([
    arrange(finger, INVENTIONS, dragByFinger),
    tapAll(),
    arrange(keys, INVENTIONS, moveByKeys),
    arrange(mouse, INVENTIONS, dragByMouse),
  ]);
  // A button moves a card by one place: the last two change places, and are wrong.
  await mouse.getByRole('button', { name: 'Move The steam engine up' }).click();
  await keep(mouse, 'player-1-order-1280');

  await Promise.all(
    [finger, keys, mouse].map(async (player) => {
      await player.getByRole('button', { name: 'Send this order' }).click();
      await player.getByText('Answer received').waitFor();
    }),
  );
  await keep(finger, 'player-2-sent-390');
  await keys.reload();
  await keys.getByText('Answer received').waitFor();
  expect(await keys.locator('.own-order .option-text').allTextContents()).toEqual(INVENTIONS);
  await taps.getByRole('button', { name: 'Send this order' }).tap();
  for (const player of [finger, taps, keys]) await player.getByText('Right!').waitFor();
  await mouse.getByText('Not this time').waitFor();
  await mouse.getByText('You put it 5th').waitFor();
  expect(await mouse.locator('.numbered .right .option-text').allTextContents()).toEqual(
    INVENTIONS.slice(0, 3),
  );
  await desk.getByRole('heading', { name: 'Leaderboard' }).waitFor();
  expect(await desk.locator('.now .numbered .option-text').allTextContents()).toEqual(INVENTIONS);
  const given = desk.locator('.bar.right .bar-count');
  expect(await given.locator('.visually-hidden').textContent()).toBe('3 answers');
  await keep(desk, 'host-2-order-reveal');
  await keep(finger, 'player-3-right-390');
  await mouse.setViewportSize(SMALL_HANDSET.viewport);
  await keep(mouse, 'player-3-wrong-360');

  // Ten cards do not fit on a small phone: the page scrolls, and the number is what drags.
  await goOn(desk);
  for (const player of players) await cards(player).nth(9).waitFor();
  await keep(desk, 'host-3-order-10');
  await keep(taps, 'player-4-order-10-360');
  await keep(finger, 'player-4-order-10-390');
  const before = await shownOrder(finger);
  await dragAt(finger, 0, 2, NUMBER);
  const [first, second, third, ...others] = before;
  await expect.poll(() => shownOrder(finger)).toEqual([second, third, first, ...others]);
  await dragAt(finger, 4, 1, TEXT);
  await expect.poll(() => finger.evaluate(() => scrollY)).toBeGreaterThan(0);
  expect(await shownOrder(finger)).toEqual([second, third, first, ...others]);
  for (const text of TEN) await card(taps, text).locator('.order-card').tap();
  expect(await shownOrder(taps)).toEqual(TEN);
  expect(await cards(taps).locator('[aria-pressed="true"]').count()).toBe(TEN.length);
  for (const player of players)
    await player.getByRole('button', { name: 'Send this order' }).click();
  await taps.getByText('Right!').waitFor();
  await finger.getByText('Not this time').waitFor();
  await desk.getByRole('heading', { name: 'Leaderboard' }).waitFor();
  await keep(desk, 'host-4-order-10-reveal');
  await keep(finger, 'player-5-wrong-10-390');
  await keep(taps, 'player-5-right-10-360');
  expect(running.logged).toEqual([]);
});

it('plays types that it has never heard of by their forms', { timeout: 120_000 }, async () => {
  await using running = await startApp({}, [otherTypes as never]);
  const { url } = running;
  const questions = [
    {
      type: 'x-single',
      text: 'Which planet has the most striking rings?',
      options: ['Mars', 'Venus', 'Saturn', 'Mercury'],
      correct: [2],
      limit: 600,
    },
    {
      type: 'x-pairs',
      text: 'Which currency is used where?',
      pairs: [
        ['Japan', 'Yen'],
        ['India', 'Rupee'],
        ['Poland', 'Złoty'],
        ['Thailand', 'Baht'],
      ],
      limit: 600,
    },
    {
      type: 'x-spot',
      text: 'Where does the handle end?',
      picture: { image: '/media/starter/big-dipper.png', alt: 'Seven stars' },
      spot: { name: 'The last star of the handle', x: 0.5, y: 0.55, width: 0.2, height: 0.2 },
      limit: 600,
    },
    {
      type: 'x-pictures',
      text: 'Which one was built to lean?',
      pictures: ['leaning-tower', 'lattice-tower', 'pyramids', 'clock'],
      limit: 600,
    },
    { type: 'x-gauge', text: 'How long is the Danube in Germany?', value: 1000, limit: 600 },
  ];
  using host = await hostGame(url, { title: 'Forms', questions });
  const desk = await openDesk(url, host);
  host.socket.disconnect();
  const players = await Promise.all([
    joinPage(url, host.pin, 'Ana', HANDSET),
    joinPage(url, host.pin, 'Cleo', LAPTOP),
  ]);
  const [finger, keys] = players;

  const next = async (index: number) => {
    await goOn(desk);
    const name = questions[index]?.text ?? '';
    for (const page of [desk, ...players]) await page.getByRole('heading', { name }).waitFor();
    await keep(desk, `host-5-other-${index}`);
    await keep(finger, `player-6-other-${index}`);
  };
  const revealed = async (index: number, titles: [string, string]) => {
    await finger.getByRole('heading', { name: titles[0] }).waitFor();
    await keys.getByRole('heading', { name: titles[1] }).waitFor();
    await desk.getByRole('heading', { name: 'Leaderboard' }).waitFor();
    await keep(desk, `host-6-other-${index}-reveal`);
    await keep(finger, `player-7-other-${index}-result`);
    await keep(keys, `player-7-other-${index}-result-1280`);
  };

  await next(0);
  await finger.getByRole('button', { name: /Saturn/ }).tap();
  await finger.getByText('Answer received').waitFor();
  await keys.getByRole('button', { name: /Mars/ }).press('Enter');
  await revealed(0, ['Right!', 'Not this time']);
  expect(await desk.locator('.bar.right').textContent()).toContain('Saturn');

  await next(1);
  for (const currency of ['Yen', 'Rupee', 'Złoty'])
    await finger.getByRole('button', { name: currency, exact: true }).tap();
  await keep(finger, 'player-6-match-3-of-4');
  await finger.getByRole('button', { name: 'Baht', exact: true }).tap();
  await finger.getByRole('button', { name: 'Send these pairs' }).tap();
  await finger.getByText('Answer received').waitFor();
  await keep(finger, 'player-6-match-sent');
  for (const currency of ['Rupee', 'Yen', 'Złoty', 'Baht'])
    await keys.getByRole('button', { name: currency, exact: true }).press('Enter');
  await keys.getByRole('button', { name: 'Send these pairs' }).press('Enter');
  await revealed(1, ['Right!', 'Partly right']);
  expect(await keys.locator('.numbered .wrong').count()).toBe(2);
  const found = desk.locator('.now .numbered .bar-count');
  expect(await found.locator('[aria-hidden]').allTextContents()).toEqual(['1', '1', '2', '2']);
  const spoken = ['1 answer', '1 answer', '2 answers', '2 answers'];
  expect(await found.locator('.visually-hidden').allTextContents()).toEqual(spoken);
  const mistakes = desk.locator('.bar.wrong .option-text');
  expect(await mistakes.allTextContents()).toEqual(['India: Yen', 'Japan: Rupee']);

  await next(2);
  const surface = '.spot-surface';
  const box = await finger.locator(surface).boundingBox();
  await finger
    .locator(surface)
    .tap({ position: { x: (box?.width ?? 0) / 2, y: 0.55 * (box?.height ?? 0) } });
  await keep(finger, 'player-6-point-pinned');
  await finger.getByRole('button', { name: 'Send this spot' }).tap();
  await keys.locator(surface).focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight']) await keys.keyboard.press(key);
  await keys.getByText('The pin is 65% from the left, 50% from the top.').waitFor();
  await keys.getByRole('button', { name: 'Send this spot' }).press('Enter');
  await revealed(2, ['Right!', 'Not this time']);
  expect(await keys.locator('.spot-pin').count()).toBe(2);
  expect(await desk.locator('.bar.wrong .option-text').allTextContents()).toEqual(['Centre']);

  await next(3);
  await finger.getByRole('button', { name: 'leaning tower' }).tap();
  await keys.getByRole('button', { name: 'pyramids' }).press('Enter');
  await revealed(3, ['Right!', 'Not this time']);
  await keys.getByText('pyramids', { exact: true }).waitFor();

  await next(4);
  const submit = finger.getByRole('button', { name: /^Send/ });
  await finger.getByLabel('Your number').fill('2001');
  expect(await submit.isDisabled()).toBe(true);
  await finger.getByLabel('Your number').fill('1000');
  await submit.tap();
  await keys.getByLabel('Your number').fill('5');
  await keys.keyboard.press('Enter');
  await revealed(4, ['Right!', 'Not this time']);
  // Written as people write it, and right all the same.
  expect(await desk.locator('.bar.right .option-text').textContent()).toBe('1,000');
  expect(running.logged).toEqual([]);
});
