/** Breaks everything that can break, in games that are played meanwhile: `npm run test:fault -- --help`. */
import { parseArgs } from 'node:util';
import { buildPages } from '../../plugins/web/build.ts';
import { SCENARIOS, selected } from './catalogue.ts';
import { perform } from './rig/perform.ts';
import type { Scenario } from './rig/scenario.ts';
import { type Stage, startStage } from './rig/stage.ts';
import { type Row, table } from './rig/table.ts';
import { failed, together, type Verdict } from './rig/verdict.ts';

const HELP = `Plays games while processes, Redis, PostgreSQL, the network and clocks break, and judges them.

Usage: npm run test:fault -- [--option value]...

  --only NAME,...     scenarios or groups of them (all)
  --list              name the scenarios
  --repetitions N     games of each (5)
  --at-once N         scenarios side by side (2)
  --players N         players of a game (24)
  --storm N           players of the storm (600)
  --minutes N         what has not begun by then is not played, and counts as missed (38)
  --help              show this text

What the clients of each game wrote down, and the logs, are in test/output/faults.
Ends with 1 when a target is missed: nothing lost, doubled, missed or closed early, no stall
longer than the fault, the lease (2 s) and 1 s.
`;

/** ms that a stage may take to start, to be whole again or to end. */
const AT_MOST = 90_000;

/** Problems of a scenario that are written out; of many, the first ones tell enough. */
const SHOWN = 6;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    list: { type: 'boolean' },
    repetitions: { type: 'string', default: '5' },
    'at-once': { type: 'string', default: '2' },
    players: { type: 'string', default: '24' },
    storm: { type: 'string', default: '600' },
    minutes: { type: 'string', default: '38' },
    help: { type: 'boolean', short: 'h' },
  },
});

const tell = (line: string) => void process.stdout.write(`${line}\n`);

function whole(option: 'repetitions' | 'at-once' | 'players' | 'storm' | 'minutes'): number {
  const given = values[option];
  if (!/^[1-9]\d{0,4}$/.test(given)) throw new Error(`--${option} must be a whole number from 1`);
  return Number(given);
}

/** All games of a scenario, one after the other on one stage. */
async function repeat(scenario: Scenario, signal: AbortSignal): Promise<Row> {
  const { name, on, settings, storm } = scenario;
  const players = whole(storm ? 'storm' : 'players');
  const verdicts: Verdict[] = [];
  let stage: Stage | undefined;
  for (let repetition = 0; repetition < whole('repetitions'); repetition++) {
    const startedAt = Date.now();
    let verdict: Verdict;
    try {
      if (signal.aborted) throw new Error('not played: there was no time left');
      stage ??= await inTime('the start', startStage(on, settings?.()));
      await inTime('the repair', stage.whole());
      verdict = await perform(scenario, stage, { players, repetition, signal });
    } catch (error) {
      verdict = failed(error instanceof Error ? error.message : String(error));
      // Whatever is left of it is not to spoil the next game.
      await dispose(stage);
      stage = undefined;
    }
    verdicts.push(verdict);
    tell(progress(name, repetition, verdict, Date.now() - startedAt));
  }
  await dispose(stage);
  return { name, runs: verdicts.length, verdict: together(verdicts) };
}

async function dispose(stage: Stage | undefined): Promise<void> {
  try {
    if (stage) await inTime('the end of a stage', stage[Symbol.asyncDispose]());
  } catch (error) {
    tell(`a stage did not end: ${error instanceof Error ? error.message : error}`);
  }
}

/** @throws Error when it takes longer than anything of the kind may */
async function inTime<Result>(what: string, doing: PromiseLike<Result>): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`${what} took too long`)), AT_MOST);
  try {
    return await Promise.race([doing, promise]);
  } finally {
    clearTimeout(timer);
  }
}

function progress(name: string, repetition: number, verdict: Verdict, took: number): string {
  const { acked, stall, problems } = verdict;
  const outcome = problems.length === 0 ? 'well' : `${problems.length} problems: ${problems[0]}`;
  const seconds = `${(took / 1000).toFixed(0)} s`;
  return `${name.padEnd(16)} ${repetition + 1}  ${seconds.padStart(5)}  ${acked} acked, stall ${stall} ms, ${outcome}`;
}

async function run(): Promise<void> {
  const scenarios = values.only === undefined ? [...SCENARIOS] : selected(values.only.split(','));
  const stopped = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM']) process.once(name, () => stopped.abort());
  const signal = AbortSignal.any([AbortSignal.timeout(whole('minutes') * 60_000), stopped.signal]);
  const startedAt = Date.now();
  await buildPages();
  const waiting = [...scenarios];
  const rows = new Map<string, Row>();
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      rows.set(next.name, await repeat(next, signal));
  };
  await Promise.all(Array.from({ length: whole('at-once') }, lane));

  const all = scenarios.flatMap(({ name }) => rows.get(name) ?? []);
  tell(`\n${table(all)}\n`);
  const wrong = all.filter(({ verdict }) => verdict.problems.length > 0);
  for (const { name, verdict } of wrong) {
    tell(`${name}: ${verdict.problems.length} problems`);
    for (const problem of verdict.problems.slice(0, SHOWN)) tell(`  ${problem}`);
  }
  const minutes = ((Date.now() - startedAt) / 60_000).toFixed(1);
  tell(`${all.length} faults in ${minutes} minutes, ${wrong.length} with problems`);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}

if (values.help) {
  process.stdout.write(HELP);
} else if (values.list) {
  for (const { name, group, about } of SCENARIOS)
    tell(`${group.padEnd(10)}${name.padEnd(16)}${about}`);
} else {
  await run().catch((error: unknown) => {
    process.stderr.write(`test:fault: ${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  });
  // A case that took too long may still hold something.
  process.exit();
}
