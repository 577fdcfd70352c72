/** A large game on a slow phone: for how long does the page not answer? */
import { writeFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { hostGame } from '../../test/support/clients.ts';
import { AS_ADMIN } from '../footprint/server.ts';
import { Child } from '../round/child.ts';
import type { GeneratorRequests } from '../round/protocol.ts';
import { quizOf } from '../round/quiz.ts';
import { phone } from './phone.ts';
import { LONG } from './report.ts';
import { type Task, trace } from './trace.ts';

/** ms in which all answer. */
const WINDOW = 3000;

/** ms in which a page has done what an event gives it to do. */
const CALM = 1000;

/** A phase of the game, and its tasks of over 50 ms of processor time. */
export interface Phase {
  phase: string;
  tasks: Task[];
}

export interface CrowdPlan {
  players: number;
  questions: number;
  /** A file for a CPU profile of the page; none is made without. */
  profile?: string | undefined;
  /** A file for all that Chromium traced; none is made without. */
  traceFile?: string | undefined;
}

/** One player is a page with a slow processor, all others are in another process. */
export async function playInCrowd(
  browser: Browser,
  url: string,
  { players, questions, profile, traceFile }: CrowdPlan,
): Promise<Phase[]> {
  using host = await hostGame(url, quizOf(questions), {}, AS_ADMIN);
  await using load = new Child<GeneratorRequests>(
    new URL('../round/generator.ts', import.meta.url),
  );
  await using slow = await phone(browser);
  const { page, cdp } = slow;
  await page.goto(`${url}/?pin=${host.pin}`);
  await page.getByLabel('Nickname').fill('Anna');
  await page.getByRole('button', { name: 'Join' }).click();
  await page.locator('.lobby').waitFor();
  await later();

  const starts: { phase: string; at: number }[] = [];
  const phase = async (name: string, act: () => Promise<unknown>) => {
    starts.push({ phase: name, at: performance.now() });
    await act();
    await later();
  };
  // From here on nothing is asked of the page but what players do: to look into it takes it time, too.
  const stop = await trace(browser, page, LONG, traceFile);
  if (profile) {
    await cdp.send('Profiler.enable');
    await cdp.send('Profiler.setSamplingInterval', { interval: 200 });
    await cdp.send('Profiler.start');
  }
  await phase('others join', () =>
    load.ask('join', { wire: 'socket.io', urls: [url], pin: host.pin, players: players - 1 }),
  );
  for (let question = 0; question < questions; question++) {
    await phase('question', async () => {
      const asked = load.ask('question', undefined);
      await host.command(question === 0 ? 'start' : 'next');
      await asked;
    });
    await phase('answers', async () => {
      await tapFirst(page);
      await load.ask('answers', { window: WINDOW });
    });
    await phase('result', () => load.ask('results', undefined));
  }
  await phase('final', () => host.command('next'));
  if (profile) {
    const { profile: taken } = await cdp.send('Profiler.stop');
    await writeFile(profile, JSON.stringify(taken));
  }
  const tasks = await stop();
  const final = await page.locator('.screen-finished').count();
  if (final === 0) throw new Error('the page did not come to the end of the game');
  return byPhase(starts, tasks);
}

/** By touch: no mouse rests on the page, and Playwright does not look at it for longer than it works itself. */
async function tapFirst(page: Page): Promise<void> {
  const box = await page.evaluate(() => {
    const answer = document.querySelector('.screen-question button')?.getBoundingClientRect();
    return answer && { x: answer.x + answer.width / 2, y: answer.y + answer.height / 2 };
  });
  if (!box) throw new Error('the page shows nothing to answer with');
  await page.touchscreen.tap(box.x, box.y);
}

const later = () => new Promise<void>((resolve) => setTimeout(resolve, CALM));

/** A task belongs to the phase in which it began. */
function byPhase(starts: { phase: string; at: number }[], tasks: Task[]): Phase[] {
  const phases = new Map(starts.map(({ phase }) => [phase, [] as Task[]]));
  for (const task of tasks) {
    const phase = starts.findLast(({ at }) => at <= task.at)?.phase;
    if (phase !== undefined) phases.get(phase)?.push(task);
  }
  return [...phases].map(([phase, tasks]) => ({ phase, tasks }));
}
