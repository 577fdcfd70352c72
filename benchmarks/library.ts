/**
 * `npm run bench:library`: how the library behaves with 5,000 quizzes. Scrolls down to the last one in a
 * real browser, and searches, and prints how much CPU the longest tasks of the page took and how much of
 * it there is. Another number of quizzes may be given.
 */
import { chromium } from 'playwright-core';
import { buildPages } from '../plugins/web/build.ts';
import { chromiumPath } from '../test/setup/programs.ts';
import { startApp } from '../test/support/app.ts';

const QUIZZES = Number(process.argv[2] ?? 5000);

/** One that is far down. */
const SOUGHT = QUIZZES - 7;

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
const devtools = await page.context().newCDPSession(page);
// Not by the clock on the wall: a machine may be busy.
await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
const TRACED = { categories: ['toplevel', 'devtools.timeline'] };
await browser.startTracing(page, TRACED);
await page.goto(`${running.url}/host`);
await page.getByRole('article').nth(59).waitFor({ state: 'attached' });
report('opened', await tasks(), await page.getByRole('article').count());

const before = await workOf();
const frames = await page.evaluate<number[]>(`(async () => {
  const between = [];
  let last = performance.now();
  let still = 0;
  while (still < 40 || document.querySelector('.more-quizzes')) {
    const before = scrollY;
    scrollBy(0, 400);
    const now = await new Promise((resolve) => requestAnimationFrame(resolve));
    between.push(now - last);
    last = now;
    still = scrollY === before ? still + 1 : 0;
  }
  return between.sort((a, b) => a - b);
})()`);
report('scrolled to the end', await tasks(), await page.getByRole('article').count());
const share = (part: number) => (frames[Math.floor(frames.length * part)] ?? 0).toFixed(0);
console.log(
  `  frames: median ${share(0.5)} ms, 99 of 100 within ${share(0.99)} ms (${frames.length})`,
);

const work = (await workOf()) - before;
console.log(
  `  the page worked ${work.toFixed(1)} s of CPU, ${((work / QUIZZES) * 1000).toFixed(1)} ms a quiz`,
);

await page.evaluate('scrollTo(0, 0)');
const search = page.getByRole('searchbox');
const begun = performance.now();
const keys = `falcon ${SOUGHT}`;
await search.pressSequentially(keys, { delay: 40 });
await page.getByRole('article', { name: `Quiz ${SOUGHT}` }).waitFor();
const took = performance.now() - begun;
report(`found one by ${keys.length} keys in ${took.toFixed(0)} ms`, await tasks());

/** CPU that the page's thread has taken, in seconds. */
async function workOf(): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Microseconds of CPU. */
  tdur?: number;
  args: { name?: string };
}

/** The tasks of the page since the last call, ms of CPU each: the machine may be busy with others. */
async function tasks(): Promise<number[]> {
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  await browser.startTracing(page, TRACED);
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const named = traceEvents.filter(({ name }) => name === 'thread_name');
  const main = new Set(named.filter(({ args }) => args.name === 'CrRendererMain').map(threadOf));
  return traceEvents
    .filter((event) => event.name.endsWith('RunTask') && main.has(threadOf(event)))
    .map(({ tdur = 0 }) => tdur / 1000);
}

function report(what: string, all: number[], cards?: number): void {
  const longest = all.reduce((most, ms) => Math.max(most, ms), 0).toFixed(0);
  const long = all.filter((ms) => ms > 50).length;
  const there = cards === undefined ? '' : `, ${cards} cards drawn`;
  console.log(`${what}: ${long} tasks over 50 ms of CPU, the longest ${longest} ms${there}`);
}
