/** Starts the embedded server, leaves it alone, fills it with players, and reads what that takes. */
import { setTimeout as later } from 'node:timers/promises';
import { temporaryFolder } from '../../test/support/app.ts';
import { memoryGroup } from './cgroup.ts';
import { playGame } from './game.ts';
import { type StartedServer, startServer } from './server.ts';
import { type Figures, HELD, missed, report, target } from './targets.ts';

export interface FootprintPlan {
  /** In the game on the second server, and in that of the server that is held to its memory. */
  players: number;
  held: number;
  questions: number;
  /** ms in which a server with nothing to do is watched. */
  idle: number;
}

/** A shorter watch, as many players. */
export const QUICK: FootprintPlan = { players: 1000, held: 500, questions: 3, idle: 15_000 };

/** ms after which a server has done what a start leaves to be done. */
const SETTLED = 10_000;

/** ms until all who have left are absent, and their game is written down. */
const LEFT = 15_000;

/** Times that a start is made when the first ones took too long: a machine may be busy. */
const TIMES = 3;

const tell = (line: string) => process.stderr.write(`${line}\n`);

/**
 * Measures, and prints a table.
 * @returns whether all targets hold
 */
export async function footprint(plan: FootprintPlan): Promise<boolean> {
  const started = await starts(plan);
  const figures: Figures = { ...started, held: await heldGame(plan) };
  const { players, held } = plan;
  process.stdout.write(`\n${report(figures, players, held)}\n`);
  const over = missed(figures);
  if (over.length > 0) process.stdout.write(`missed: ${over.join('; ')}\n`);
  return over.length === 0;
}

/** A first start and a second one, and what comes after that. */
async function starts(plan: FootprintPlan): Promise<Omit<Figures, 'held'>> {
  await using stack = new AsyncDisposableStack();
  let folder = '';
  const fresh = async () => {
    folder = stack.use(await temporaryFolder()).path;
    return startServer(folder);
  };
  const first = await soonest('first start', fresh, target('firstHealthy'));
  const { now: firstIdle, peak: firstPeak } = await settled(first);
  await first[Symbol.asyncDispose]();

  const again = () => startServer(folder);
  await using second = await soonest('second start', again, target('secondHealthy'));
  const { now: secondIdle, peak: secondPeak } = await settled(second);
  tell(`nothing to do for ${plan.idle / 1000} s`);
  const before = second.cpu();
  await later(plan.idle);
  const idleCpu = ((second.cpu() - before) / plan.idle) * 100;

  tell(`a game of ${plan.players}`);
  const { most } = await playGame(second, plan.players, plan.questions);
  await later(LEFT);
  return {
    firstHealthy: first.healthy / 1000,
    firstPeak,
    firstIdle,
    secondHealthy: second.healthy / 1000,
    secondPeak,
    secondIdle,
    idleCpu,
    players: most,
    after: second.memory().now,
  };
}

async function settled(server: StartedServer) {
  await later(SETTLED);
  return server.memory();
}

/** Starts until one was soon enough, a few times at most. @returns the one that was soonest */
async function soonest(
  name: string,
  start: () => Promise<StartedServer>,
  seconds: number,
): Promise<StartedServer> {
  tell(name);
  let healthy = Number.POSITIVE_INFINITY;
  for (let time = 1; ; time++) {
    const server = await start();
    healthy = Math.min(healthy, server.healthy);
    if (healthy <= seconds * 1000 || time === TIMES) return { ...server, healthy };
    await server[Symbol.asyncDispose]();
  }
}

/** @returns MB at the peak of a server that gets no more than so many, and plays a game with them */
async function heldGame({ held, questions }: FootprintPlan): Promise<number> {
  await using folder = await temporaryFolder();
  await using group = memoryGroup(HELD);
  tell(
    group
      ? `a game of ${held} in a memory cgroup of ${HELD} MB`
      : `a game of ${held}; no memory cgroup can be made here, so its peak is read from /proc`,
  );
  await using server = await startServer(folder.path, group?.command);
  await playGame(server, held, questions);
  if (group?.killed()) throw new Error('the kernel killed a process of the cgroup');
  return server.memory().peak;
}
