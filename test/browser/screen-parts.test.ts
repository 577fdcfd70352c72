/**
 * Parts of the big screen: texts that fit whatever their length, and sounds that are heard and do
 * not clip.
 */
import { join } from 'node:path';
import fc from 'fast-check';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../setup/programs.ts';

const SIZES = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
  { width: 3840, height: 2160 },
  { width: 1024, height: 768 },
];

let browser: Browser;
let page: Page;
beforeAll(async () => {
  const [built] = [
    await build({
      configFile: false,
      logLevel: 'error',
      oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
      build: {
        write: false,
        cssCodeSplit: false,
        assetsInlineLimit: Number.POSITIVE_INFINITY,
        lib: {
          entry: join(import.meta.dirname, 'fixtures/screen-parts.tsx'),
          formats: ['iife'],
          name: 'screenParts',
        },
      },
    }),
  ].flat();
  if (!built || !('output' in built)) throw new Error('nothing was built');
  const text = (type: string) =>
    built.output
      .filter(({ fileName }) => fileName.endsWith(type))
      .map((file) => ('code' in file ? file.code : String(file.source)))
      .join('\n');
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  page = await context.newPage();
  await page.setContent('<!doctype html><html lang="en" data-theme="dark"><body></body></html>');
  await page.addStyleTag({ content: text('.css') });
  await page.addScriptTag({ content: text('.js') });
  await page.evaluate(() => window.parts.ready());
});
afterAll(() => browser?.close());

interface Seen {
  /** Texts that stick out of their boxes, or are cut. */
  clipped: string[];
  /** Texts that are smaller than a part of the height. */
  small: string[];
  scrolls: boolean;
  /** Questions of which not all lines are shown. */
  cut: boolean;
}

/** The view of somebody in the back row. @param least of the height */
const look = (least: number): Promise<Seen> =>
  page.evaluate(async (smallest) => {
    // Sizes are searched in slices; in the task in which all are found, nothing changes them again.
    // Some parts come in later frames: all are there when a frame brings nothing.
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const count = () => document.body.querySelectorAll('*').length;
    // Even reduced motion has a first frame, away from its end; a clock moves as long as its question.
    const moves = ({ playState, effect }: Animation) =>
      playState === 'running' && Number(effect?.getComputedTiming().endTime) < 1000;
    const isBusy = () =>
      document.querySelector('.is-fitting') || document.getAnimations().some(moves);
    for (let known = -1; known !== count() || isBusy(); ) {
      known = count();
      await frame();
    }
    const clipped: string[] = [];
    const small: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (!element || !text || element.closest('.visually-hidden, .option-mark, script, style'))
        continue;
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      if (size < smallest * innerHeight - 0.1) small.push(`${size}px ${text.slice(0, 30)}`);
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = element.closest(
        '.fit, .option, .tally li, .bars, .strip, .names li, .tile, .how, .door, .figures, .latest, .rank, .fact, .reading-kind, .reading-foot, .question-card, .right-words, .board',
      );
      if (!box || element.closest('.is-cut, .ellipsis')) continue;
      const [inner, outer] = [range.getBoundingClientRect(), box.getBoundingClientRect()];
      // Lines are a little higher than their letters.
      const room = size * 0.16 + 1;
      const sticksOut =
        inner.left < outer.left - 2 ||
        inner.right > outer.right + 2 ||
        inner.top < outer.top - room ||
        inner.bottom > outer.bottom + room;
      if (sticksOut) clipped.push(text.slice(0, 30));
    }
    // Numbers beside one another have columns of their own.
    for (const { textContent, scrollWidth, clientWidth } of document.querySelectorAll(
      '.rank > .digits',
    ))
      if (scrollWidth > clientWidth + 1) clipped.push(textContent);
    const root = document.documentElement;
    return {
      clipped,
      small,
      scrolls: root.scrollHeight > innerHeight || root.scrollWidth > innerWidth,
      cut: document.querySelector('.is-cut') !== null,
    };
  }, least);

const leastOf = ({ width, height }: { width: number; height: number }) =>
  width / height > 1.5 ? 1 / 40 : 1 / 45;

/** Points of somebody who is right at once 400 times, for 10,000 points each. */
const MOST = 4_000_000;

/** A text of words as languages have them, of at most so many letters. */
const prose = (most: number, longest = 18) =>
  fc
    .array(
      fc.string({
        unit: fc.constantFrom(...'enisratdhulcgmobwfkzüäpvß'),
        minLength: 1,
        maxLength: longest,
      }),
      { minLength: 1, maxLength: most },
    )
    .chain((words) =>
      fc.integer({ min: 1, max: most }).map((length) => words.join(' ').slice(0, length).trim()),
    );

describe('fit to box', () => {
  const asked = fc.record({
    text: prose(500),
    options: fc.array(prose(100), { minLength: 2, maxLength: 10 }),
    picture: fc.constantFrom(undefined, 'data:image/gif;base64,R0lGODlhAQABAAAAACw='),
    size: fc.constantFrom(...SIZES),
    step: fc.constantFrom('ask' as const, 'answer' as const),
  });

  /** Nothing is clipped, too small, or out of the window. */
  async function looksRight(size: (typeof SIZES)[number], about: object): Promise<void> {
    const { clipped, small, scrolls } = await look(leastOf(size));
    expect({ about, clipped, small, scrolls }).toEqual({
      ...{ about, clipped: [], small: [] },
      scrolls: false,
    });
  }

  it('shows what is read, why something is right, and who leads, whatever the texts', async () => {
    const steps = fc.record({
      step: fc.constantFrom('card' as const, 'read' as const, 'why' as const, 'board' as const),
      text: prose(500),
      about: fc.option(prose(60), { nil: undefined }),
      explanation: prose(1000),
      options: fc.array(prose(100), { minLength: 2, maxLength: 4 }),
      picture: fc.constantFrom(undefined, 'data:image/gif;base64,R0lGODlhAQABAAAAACw='),
      names: fc.uniqueArray(prose(24, 24), { minLength: 1, maxLength: 10 }),
      totals: fc.array(fc.integer({ min: -500, max: MOST }), { minLength: 10, maxLength: 10 }),
      ofGroups: fc.boolean(),
      size: fc.constantFrom(...SIZES),
    });
    await fc.assert(
      fc.asyncProperty(steps, async (given) => {
        const { step, text, about, explanation, options, picture, size } = given;
        await page.setViewportSize(size);
        const totals = given.totals.toSorted((one, other) => other - one);
        if (step === 'board')
          await page.evaluate(([...args]) => window.parts.board(...args), [
            given.names,
            totals,
            given.ofGroups,
          ] as const);
        else if (step === 'why')
          await page.evaluate(([...args]) => window.parts.why(...args), [
            text,
            options,
            explanation,
            picture,
          ] as const);
        else
          await page.evaluate(([...args]) => window.parts.read(...args), [
            text,
            about,
            picture,
            step === 'card',
          ] as const);
        await looksRight(size, { step });
      }),
      { numRuns: 20, endOnFailure: true },
    );
  });

  it('says of each pair how many found it, where that is known of any', async () => {
    const told = async (count: number) => {
      await page.evaluate((found) => window.parts.pairs(found), count);
      await look(1 / 45);
      return page.locator('.tally b').allInnerTexts();
    };
    expect(await told(3)).toEqual(['3', '–', '–']);
    expect(await told(0)).toEqual([]);
  });

  it.each(SIZES)('puts a short explanation into the middle third, at %o', async (size) => {
    await page.setViewportSize(size);
    await page.evaluate(() => window.parts.why('Rings?', ['Saturn', 'Mars'], 'They are of ice.'));
    await look(leastOf(size));
    const { top, bottom } = await page.evaluate(() => {
      const text = document.querySelector('.why-step > .fit > div')?.getBoundingClientRect();
      return { top: (text?.top ?? 0) / innerHeight, bottom: (text?.bottom ?? 0) / innerHeight };
    });
    expect((top + bottom) / 2).toBeGreaterThan(1 / 3);
    expect((top + bottom) / 2).toBeLessThan(2 / 3);
  });

  it('shows questions and answers of any length, readable and whole, without scrolling', async () => {
    await fc.assert(
      fc.asyncProperty(asked, async ({ text, options, picture, size, step }) => {
        await page.setViewportSize(size);
        await page.evaluate(([name, ...args]) => window.parts[name](...args), [
          step,
          text,
          options,
          picture,
        ] as const);
        const { clipped, small, scrolls } = await look(leastOf(size));
        expect({ clipped, small, scrolls }).toEqual({ clipped: [], small: [], scrolls: false });
      }),
      { numRuns: 30, endOnFailure: true },
    );
  });

  const long = 'In the autumn of 1859 an astronomer saw a flash of light on the sun, and '
    .repeat(8)
    .slice(0, 500);
  const ten = Array.from({ length: 10 }, (_, index) =>
    `${index} of the ten options that are as long as any may be: they take a hundred letters each, too`
      .padEnd(100, '.')
      .slice(0, 100),
  );

  it.each(SIZES)('shows 500 letters with ten options of 100, all of them, at %o', async (size) => {
    await page.setViewportSize(size);
    await page.evaluate(([text, options]) => window.parts.ask(text, options), [long, ten] as const);
    expect(await look(leastOf(size))).toEqual({
      clipped: [],
      small: [],
      scrolls: false,
      cut: false,
    });
  });

  it('breaks words that no line holds, and cuts the question before it cuts an option', async () => {
    await page.setViewportSize({ width: 1280, height: 720 });
    const wide = Array.from({ length: 10 }, () => 'W'.repeat(100));
    await page.evaluate(([text, options]) => window.parts.ask(text, options), [
      'W'.repeat(500),
      wide,
    ] as const);
    const { clipped, scrolls, cut } = await look(1 / 40);
    expect({ clipped, scrolls, cut }).toEqual({ clipped: [], scrolls: false, cut: true });
  });

  it('has room for any number of players in the lobby', async () => {
    for (const size of SIZES)
      for (const players of [0, 1, 3, 9, 10, 11, 42, 43, 120, 121, 300, 5000]) {
        await page.setViewportSize(size);
        const names = Array.from(
          { length: Math.min(300, players) },
          (_, index) => `Maximilian ${index}`,
        );
        await page.evaluate(([all, count]) => window.parts.lobby(all, count), [
          names,
          players,
        ] as const);
        const { clipped, small, scrolls } = await look(leastOf(size));
        expect({ players, clipped, small, scrolls }).toEqual({
          players,
          clipped: [],
          small: [],
          scrolls: false,
        });
      }
  });
});

describe('sound', () => {
  it('is heard, and does not clip', async () => {
    const names = await page.evaluate(() => Object.keys(window.parts.sounds));
    expect(names).toEqual(
      expect.arrayContaining([
        'tick',
        'reveal',
        'third',
        'second',
        'hush',
        'first',
        'join',
        'answer',
      ]),
    );
    for (const name of names) {
      const { peak, ends } = await page.evaluate((sound) => window.parts.listen(sound), name);
      // From what one hears beside people who talk, to 6 dB under what would be cut off.
      expect([name, peak > 0.02, peak <= 0.5]).toEqual([name, true, true]);
      // It begins and ends in silence: else it clicks.
      expect([name, Math.max(...ends) < 0.01]).toEqual([name, true]);
    }
  });

  it('has the tones that it should have', async () => {
    const tones: [string, number, number][] = [
      ['tick', 880, 1320],
      ['last', 1320, 880],
      ['answer', 659, 880],
      ['third', 523, 698],
      ['second', 698, 523],
      ['first', 523, 600],
      ['pause', 294, 440],
    ];
    for (const [name, ...both] of tones) {
      const {
        tones: [own = 0, other = 0],
      } = await page.evaluate(([sound, ...hertz]) => window.parts.listen(sound, ...hertz), [
        name,
        ...both,
      ] as const);
      expect([name, own > 4 * other]).toEqual([name, true]);
    }
  });
});
