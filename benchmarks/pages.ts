/** The weight of the pages, when they are seen, and whether they stay calm in a game. */
import type { Browser } from 'playwright-core';
import { temporaryFolder } from '../test/support/app.ts';
import { startServer } from './footprint/server.ts';
import { bareServer } from './pages/bare.ts';
import { playInCrowd } from './pages/crowd.ts';
import { playWatched } from './pages/game.ts';
import { times, weight } from './pages/loading.ts';
import { launch, NETWORKS } from './pages/phone.ts';
import { crowdPart, type Loaded, loadingPart, type Part, shiftPart } from './pages/report.ts';
import { readOptions, wholeNumber } from './report/options.ts';

const options = readOptions(
  "Loads the pages on slow networks, plays a game and watches what moves, and plays a large one on a slow phone: about three minutes. Chromium on this machine's server.\nExits with 1 when a target is missed.",
  {
    quick: { about: 'loads each page once, and plays fewer questions: about a minute' },
    runs: { default: '5', about: 'times that each page is loaded on each network' },
    players: { default: '300', about: 'players of the large game; the target is that of 300' },
    questions: { default: '5', about: 'questions of it' },
    only: { default: '', value: 'PART', about: 'measures one part: loading, shifts or crowd' },
    profile: { default: '', value: 'FILE', about: 'writes a CPU profile of the large game' },
    trace: { default: '', value: 'FILE', about: 'writes all that Chromium traced of it' },
  },
);

const PAGES = { player: '/', host: '/host', phone: '/phone' };

const runs = options.quick ? 1 : wholeNumber(options.runs);
const players = wholeNumber(options.players);
const questions = options.quick ? 2 : wholeNumber(options.questions);
const profile = options.profile || undefined;
const traceFile = options.trace || undefined;

/** Times that the large game is played while it has long tasks: a machine may be busy. */
const TIMES = 3;

/** Each by itself, on a server that is there for all. */
const PARTS: Record<string, (browser: Browser, url: string) => Promise<Part>> = {
  async loading(browser, url) {
    const load = async (name: string, address: string): Promise<Loaded> => ({
      name,
      weight: await weight(browser, address),
      slow: await times(browser, address, NETWORKS['slow 3G'], runs),
      fast: await times(browser, address, NETWORKS['fast 3G'], runs),
    });
    await using bare = await bareServer();
    const pages: Loaded[] = [];
    for (const [name, path] of Object.entries(PAGES)) pages.push(await load(name, url + path));
    return loadingPart(pages, await load('bare', bare.url));
  },
  shifts: async (browser, url) => shiftPart(await playWatched(browser, url)),
  async crowd(browser, url) {
    let calmest: Part | undefined;
    for (let time = 1; time <= TIMES && calmest?.missed.length !== 0; time++) {
      const phases = await playInCrowd(browser, url, { players, questions, profile, traceFile });
      const part = crowdPart(phases, players);
      if (!calmest || part.missed.length < calmest.missed.length) calmest = part;
    }
    return calmest ?? crowdPart([], players);
  },
};

async function main(): Promise<boolean> {
  const names = options.only ? [options.only] : Object.keys(PARTS);
  await using folder = await temporaryFolder();
  await using server = await startServer(folder.path);
  await using browser = await launch();
  const missed: string[] = [];
  for (const name of names) {
    const part = PARTS[name];
    if (!part) throw new Error(`there is no part "${name}": ${Object.keys(PARTS).join(', ')}`);
    process.stderr.write(`${name}\n`);
    const measured = await part(browser, server.url);
    process.stdout.write(`\n${measured.tables}`);
    missed.push(...measured.missed);
  }
  if (missed.length > 0) process.stdout.write(`\nmissed: ${missed.join('; ')}\n`);
  return missed.length === 0;
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  process.stderr.write(`pages: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
