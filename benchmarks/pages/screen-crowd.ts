/** A full room before the big screen of a slow computer: for how long does the page not answer? */
import type { Browser } from 'playwright-core';
import { granted, hostGame } from '../../test/support/clients.ts';
import { AS_ADMIN } from '../footprint/server.ts';
import { Child } from '../round/child.ts';
import type { GeneratorRequests } from '../round/protocol.ts';
import { quizOf } from '../round/quiz.ts';
import { byPhase, later, type Phase } from './crowd.ts';
import { phone, SLOWER } from './phone.ts';
import { LONG } from './report.ts';
import { trace } from './trace.ts';

/** ms in which all answer. */
const WINDOW = 3000;

/** ms until the board has come after the answer, and its rows have glided. */
const BOARD = 11_000;

/** ms until the podium is told. */
const PODIUM = 8000;

export interface CrowdOptions {
  /** Whether Chromium slows the processor down. Where it does not, its time counts as many times. */
  isSlowed: boolean;
  /** For all that Chromium traced; none is made without. */
  traceFile: string | undefined;
}

/** Players come in and play a question, and the screen shows all of it. */
export async function showCrowd(
  browser: Browser,
  url: string,
  players: number,
  { isSlowed, traceFile }: CrowdOptions,
): Promise<Phase[]> {
  using host = await hostGame(url, quizOf(1), { maxPlayers: players }, AS_ADMIN);
  await using load = new Child<GeneratorRequests>(
    new URL('../round/generator.ts', import.meta.url),
  );
  await using slow = await phone(browser, undefined, isSlowed ? SLOWER : 1);
  const { page } = slow;
  await page.setViewportSize({ width: 1920, height: 1080 });
  const { token } = granted(await host.socket.emitWithAck('screen', {}));
  await page.goto(`${url}/screen#${new URLSearchParams({ pin: host.pin, token })}`);
  await page.locator('.lobby').waitFor();
  await later();

  const starts: { phase: string; at: number }[] = [];
  const phase = async (name: string, act: () => Promise<unknown>, lasts = 0) => {
    starts.push({ phase: name, at: performance.now() });
    await act();
    await later(lasts);
  };
  const times = isSlowed ? 1 : SLOWER;
  const stop = await trace(browser, page, LONG / 5, traceFile, times);
  await phase('players join', () =>
    load.ask('join', { wire: 'socket.io', urls: [url], pin: host.pin, players }),
  );
  await phase('question', async () => {
    const asked = load.ask('question', undefined);
    await host.command('start');
    await asked;
  });
  await phase('answers', () => load.ask('answers', { window: WINDOW }));
  await phase('answer, board', () => load.ask('results', undefined), BOARD);
  await phase('podium', () => host.command('next'), PODIUM);
  const tasks = await stop();
  if ((await page.locator('.podium').count()) === 0)
    throw new Error('the screen did not come to the end of the game');
  return byPhase(starts, tasks);
}
