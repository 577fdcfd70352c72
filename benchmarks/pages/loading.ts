/** How long a page takes to be seen, and to be usable; and what it weighs. */
import { extname } from 'node:path';
import type { Browser } from 'playwright-core';
import { median } from '../report/numbers.ts';
import { type Network, phone } from './phone.ts';

/** Bytes on the wire, without headers, by what they are. */
export interface Weight {
  requests: number;
  html: number;
  script: number;
  /** Script that the page imports when there is need of it. */
  later: number;
  style: number;
  font: number;
  other: number;
}

/** ms from the start of the navigation; `usable` is missing of a page without a script. */
export interface Times {
  painted: number;
  usable: number | undefined;
}

/** Loads a page in a fresh browser each time. @returns medians */
export async function times(
  browser: Browser,
  url: string,
  network: Network,
  runs: number,
): Promise<Times> {
  const all: Times[] = [];
  for (let run = 0; run < runs; run++) {
    await using slow = await phone(browser, network);
    await slow.page.goto(url, { waitUntil: 'load', timeout: 60_000 });
    all.push(await slow.page.evaluate(read));
  }
  const usable = all.flatMap((one) => one.usable ?? []);
  return {
    painted: median(all.map(({ painted }) => painted)),
    usable: usable.length > 0 ? median(usable) : undefined,
  };
}

/** In the page, which may not have painted yet when all of it has loaded. */
async function read(): Promise<Times> {
  const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime;
  const entry = (type: string) =>
    new Promise((resolve) => new PerformanceObserver(resolve).observe({ type, buffered: true }));
  const painted = 'first-contentful-paint';
  while (at(painted) === undefined) await entry('paint');
  if (document.querySelector('script[src]') && at('usable') === undefined) await entry('mark');
  return { painted: at(painted) ?? Number.NaN, usable: at('usable') };
}

/**
 * The bytes that a browser loads if it has nothing of the page yet. Over https and on this machine
 * that is brotli.
 */
export async function weight(browser: Browser, url: string): Promise<Weight> {
  await using quick = await phone(browser, undefined, 1);
  await quick.page.goto(url, { waitUntil: 'networkidle' });
  const first = new Set(await quick.page.evaluate(scripts));
  await quick.page.evaluate(fetchImported);
  const parts = await quick.page.evaluate(() =>
    [
      ...performance.getEntriesByType('navigation'),
      ...performance.getEntriesByType('resource'),
    ].map((entry) => {
      const { name, entryType, encodedBodySize } = entry as PerformanceResourceTiming;
      return { path: new URL(name).pathname, isPage: entryType === 'navigation', encodedBodySize };
    }),
  );
  const sum = { requests: 0, html: 0, script: 0, later: 0, style: 0, font: 0, other: 0 };
  // Scripts that were fetched again, to be read, are told twice.
  for (const { path, isPage, encodedBodySize } of new Map(
    parts.map((part) => [part.path, part]),
  ).values()) {
    const kind = isPage ? 'html' : (KINDS[extname(path)] ?? 'other');
    const isLater = kind === 'script' && !first.has(path);
    sum[isLater ? 'later' : kind] += encodedBodySize;
    if (!isLater) sum.requests += 1;
  }
  return sum;
}

/** In the page: the paths of the scripts that it has. */
const scripts = (): string[] =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name).pathname)
    .filter((path) => path.endsWith('.js'));

/** In the page: fetches what its scripts name that is not here yet. */
async function fetchImported(): Promise<void> {
  const here = performance.getEntriesByType('resource').map(({ name }) => name);
  const known = new Set(here.filter((name) => name.endsWith('.js')));
  // A set gives what is added meanwhile, too.
  for (const url of known) {
    const text = await (await fetch(url, { cache: 'force-cache' })).text();
    for (const [, name] of text.matchAll(/import\([`"']\.\/([\w.-]+\.js)/g))
      known.add(new URL(`/assets/${name}`, url).href);
  }
}

const KINDS: Record<string, Exclude<keyof Weight, 'requests' | 'later'>> = {
  '.js': 'script',
  '.css': 'style',
  '.woff2': 'font',
};
