import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ServerProcess } from '../../support/server-process.ts';
import type { Case } from '../cases.ts';
import { finish, type Game, openGame, playQuestion, report, troubles } from './games.ts';

const PLUGIN = fileURLToPath(new URL('../fixtures/bad.ts', import.meta.url));

/** ms by which a game beside a bad one may be late, and a bad one itself. */
export const LIMITS = { other: 250, own: 2000 };

/** The messages when one is missed. */
const LATE = { own: 'its reveal was late', other: 'the game beside was late' };

/** Whether a problem is that something took too long, which a busy machine makes, too. */
export const isTiming = (problem: string): boolean => Object.values(LATE).includes(problem);

/** ms after which a game counts as stuck. */
const STUCK = 45_000;

/** ms in which a server must stop: then it ends anyway. */
const STOP = 9500;

/** Questions of the game beside, before the bad one begins: to compare with. */
const BEFORE = 12;

/** ms between two questions of the game beside: its connections have limits. */
const PAUSE = 200;

/** ms that people take to answer, in which threads start. */
const THOUGHT = 1000;

const THREADS = 2;

/** The outcome of a case; a time that does not apply is left out. */
export interface Outcome {
  /** ms from the last answer to the reveal. */
  own?: number;
  /** ms by which the game beside was late, compared with before. */
  other?: number;
  /** MB by which the process grew at the most. */
  grown?: number;
  /** ms that the stop took. */
  stop?: number;
  problems: string[];
}

/** Plays a case on a server of its own. */
export async function perform(one: Case): Promise<Outcome> {
  const outcome: Outcome = { problems: [] };
  await using server = new ServerProcess(['--port', '0', '--data-dir', 'memory://'], {
    PLUGINS: PLUGIN,
    PLUGIN_CONFIG: JSON.stringify({ bad: one.config ?? {} }),
    SCORING_THREADS: String(THREADS),
  });
  try {
    if (one.ends) return await inTime('the end', ended(server));
    await inTime('a game', play(one, server, outcome));
    outcome.stop = await stop(server);
    if (outcome.stop > STOP) outcome.problems.push(`the stop took ${Math.round(outcome.stop)} ms`);
  } catch (error) {
    outcome.problems.push(error instanceof Error ? error.message : String(error));
  }
  return outcome;
}

async function play(one: Case, server: ServerProcess, outcome: Outcome): Promise<void> {
  const url = await server.url();
  await using beside = await openGame({
    url,
    title: 'Beside',
    mode: 'sound',
    questions: 200,
    nickname: 'Ana',
    players: 2,
  });
  let question = 0;
  const next = async () => {
    const times = await playQuestion(beside, question++);
    await setTimeout(PAUSE);
    return late(times);
  };
  const before: number[] = [];
  while (question < BEFORE) before.push(await next());
  // The first waits for a thread to start.
  const usual = Math.max(...before.slice(1));
  const memory = peakMemory(server);

  // Opening it is part of it: a hook may stand before it.
  const opening = badGames(one, url);
  const playing = opening.then((games) =>
    Promise.all(games.map((game) => playQuestion(game, 0, THOUGHT))),
  );
  const over = { yet: false };
  void playing.then(
    () => (over.yet = true),
    () => (over.yet = true),
  );
  const during: number[] = [];
  while (!over.yet) during.push(await next());
  const games = await opening;
  const times = await playing;
  outcome.own = Math.max(...times.map(({ revealed }) => revealed));
  outcome.other = Math.max(0, Math.max(...during) - usual);
  outcome.grown = peakMemory(server) - memory;

  const { problems } = outcome;
  if (outcome.own > LIMITS.own + usual && !one.busy) problems.push(LATE.own);
  if (outcome.other > LIMITS.other && !one.busy) problems.push(LATE.other);
  if (one.busy && !server.output.includes('has kept the main thread busy for 2 s'))
    problems.push('the plugin is not named');
  for (const game of games) {
    const told = await troubles(game);
    if (told.length !== (one.rests ? 1 : 0))
      problems.push(`the host was told ${told.length} times`);
  }
  for (const game of [...games, beside]) {
    await finish(game);
    await report(url, game);
    await game[Symbol.asyncDispose]();
  }
}

const late = ({ asked, revealed }: { asked: number; revealed: number }) =>
  Math.max(asked, revealed);

const badGames = (
  { modes = ['classic'], does, bug, players = 2 }: Case,
  url: string,
): Promise<Game[]> =>
  Promise.all(
    modes.map((mode) =>
      openGame({
        url,
        title: 'Bad',
        mode,
        ...(does !== undefined && { options: { does } }),
        ...(bug !== undefined && { question: { type: 'bad-type', text: '?', bug, limit: 600 } }),
        questions: 1,
        nickname: 'Bad',
        players,
      }),
    ),
  );

async function ended(server: ServerProcess): Promise<Outcome> {
  await server.ended();
  const isNamed = server.output.includes('the plugin "bad" has kept the main thread busy for 10 s');
  return { problems: isNamed ? [] : ['it ended without naming the plugin'] };
}

async function stop(server: ServerProcess): Promise<number> {
  const started = performance.now();
  const code = await server.stop();
  if (code !== 0) throw new Error(`the stop ended with ${code}`);
  return performance.now() - started;
}

/** MB that the process has ever held, where the system tells. */
function peakMemory({ child }: ServerProcess): number {
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    return Number(status.match(/VmHWM:\s+(\d+)/)?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}

/** @throws Error when it takes longer than anything may */
async function inTime<Result>(what: string, work: Promise<Result>): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = globalThis.setTimeout(() => reject(new Error(`${what} is stuck`)), STUCK);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
