/**
 * `npm run bench:library`: how the library behaves with 5,000 quizzes. Scrolls down to the last one in a
 * real browser, and searches, and prints how long the page was held and how much of it there is.
 */
import { chromium, type Page } from 'playwright-core';
import { buildPages } from '../plugins/web/build.ts';
import { chromiumPath } from '../test/setup/programs.ts';
import { startApp } from '../test/support/app.ts';

const QUIZZES = 5000;

/** Quizzes that are stored at once. */
const AT_ONCE = 50;

const WORDS = ['sun', 'river', 'piano', 'falcon', 'tulip', 'copper', 'winter', 'harbour'];

const quiz = (number: number) => ({
  title: `Quiz ${number} about the ${WORDS[number % 8]}`,
  tags: [`class ${number % 12}`],
  questions: Array.from({ length: 10 }, (_, index) => ({
    type: 'single',
    text: `Question ${index} of ${number}: which ${WORDS[(number + index) % 8]}?`,
    options: ['this', 'that', 'another'],
    correct: [0],
  })),
});

await buildPages();
await using running = await startApp();
for (let first = 0; first < QUIZZES; first += AT_ONCE) {
  await Promise.all(
    Array.from({ length: AT_ONCE }, async (_, index) => {
      const { status } = await fetch(`${running.url}/api/quizzes`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(quiz(first + index)),
      });
      if (status !== 201) throw new Error(`a quiz was refused with ${status}`);
    }),
  );
}

await using browser = await chromium.launch({
  executablePath: chromiumPath(),
  args: ['--no-sandbox'],
});
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.addInitScript(`
  window.held = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) held.push(duration);
  }).observe({ type: 'longtask', buffered: true });
`);
await page.goto(`${running.url}/host`);
await page.getByRole('article').first().waitFor();
report('opened', await heldOf(page), await page.getByRole('article').count());

const frames = await page.evaluate<number[]>(`(async () => {
  const between = [];
  let last = performance.now();
  let still = 0;
  while (still < 40) {
    const before = scrollY;
    scrollBy(0, 400);
    const now = await new Promise((resolve) => requestAnimationFrame(resolve));
    between.push(now - last);
    last = now;
    still = scrollY === before ? still + 1 : 0;
  }
  return between.sort((a, b) => a - b);
})()`);
report('scrolled to the end', await heldOf(page), await page.getByRole('article').count());
const share = (part: number) => (frames[Math.floor(frames.length * part)] ?? 0).toFixed(0);
console.log(
  `  frames: median ${share(0.5)} ms, 99 of 100 within ${share(0.99)} ms (${frames.length})`,
);

await page.evaluate('scrollTo(0, 0)');
const search = page.getByRole('searchbox');
const begun = performance.now();
await search.pressSequentially('falcon 4321', { delay: 40 });
await page.getByRole('article', { name: 'Quiz 4321' }).waitFor();
const took = performance.now() - begun;
report(`found one by 11 keys in ${took.toFixed(0)} ms`, await heldOf(page));

/** How long the page was held, ms each; forgotten then. */
function heldOf(of: Page): Promise<number[]> {
  return of.evaluate<number[]>('held.splice(0)');
}

function report(what: string, held: number[], cards?: number): void {
  const longest = Math.max(0, ...held).toFixed(0);
  const there = cards === undefined ? '' : `, ${cards} cards drawn`;
  console.log(`${what}: ${held.length} tasks over 50 ms, the longest ${longest} ms${there}`);
}
