/** `npm run bench`: plays the same trivia round on QRush and on its peers, and compares. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { HELP, type Options, readOptions } from './options.ts';
import { plot } from './plot.ts';
import { playRound, type Round, type Step } from './round.ts';
import { type Running, startSubject } from './running.ts';
import { summarize } from './summary.ts';
import { tables, verdictTable } from './table.ts';
import { verdicts } from './targets.ts';

const RESULTS = new URL('../results/', import.meta.url);

/** Rounds before anything counts: the code of a server that has run for a while is compiled. */
const WARM_UP: Step[] = Array(30).fill('burst');
const WARM_UP_PLAYERS = 200;

/** Answers a phase of a round shall have, so that small rounds are measured as well as large ones. */
const ANSWERS = 3000;
const MOST_BURSTS = 6;

/** Plays all rounds: at each size, subject by subject, and that again for each run. */
async function measure({ subjects, players, runs, profiles }: Options): Promise<Round[]> {
  await using started = new AsyncDisposableStack();
  const servers: Running[] = [];
  for (const subject of subjects) {
    tell(`starting ${subject}`);
    const server = started.use(await startSubject(subject));
    await playRound(server, WARM_UP_PLAYERS, WARM_UP);
    servers.push(server);
    if (profiles !== undefined) await server.profile();
  }
  const rounds: Round[] = [];
  for (let run = 1; run <= runs; run++) {
    for (const size of players) {
      // Forwards and backwards by turns, so that nobody is always measured first.
      for (const server of run % 2 === 1 ? servers : servers.toReversed()) {
        tell(`run ${run} of ${runs}, ${size} players: ${server.name}`);
        rounds.push(await playRound(server, size, stepsFor(size)));
      }
    }
  }
  if (profiles !== undefined) {
    for (const server of servers)
      await server.profile(resolve(profiles, `${server.name}.cpuprofile`));
  }
  return rounds;
}

function stepsFor(players: number): Step[] {
  const bursts = Math.min(MOST_BURSTS, Math.max(2, Math.ceil(ANSWERS / players)));
  return ['burst', 'calm', ...Array<Step>(bursts - 1).fill('burst')];
}

const tell = (line: string) => process.stderr.write(`${line}\n`);

async function main(options: Options): Promise<number> {
  const started = new Date();
  const rounds = await measure(options);
  const summaries = summarize(rounds);
  const judged = verdicts(rounds);
  const report = [tables(summaries), '### Targets', verdictTable(judged), ''].join('\n\n');
  process.stdout.write(report);

  const about = {
    at: started.toISOString(),
    node: process.version,
    machine: `${cpus().length} x ${cpus()[0]?.model}`,
    ...options,
  };
  const name = `${started.toISOString().slice(0, 16).replace(':', '')}${options.quick ? '-quick' : ''}`;
  mkdirSync(RESULTS, { recursive: true });
  const write = (ending: string, content: string) =>
    writeFileSync(new URL(`${name}.${ending}`, RESULTS), content);
  write('json', `${JSON.stringify({ about, verdicts: judged, summaries }, null, 1)}\n`);
  write('md', `${JSON.stringify(about)}\n\n${report}`);
  write('svg', plot(summaries));
  tell(`\nkept as benchmarks/results/${name}.{json,md,svg}`);

  const missed = judged.filter(({ met }) => !met);
  for (const { title, players, ratio, most } of missed) {
    tell(`missed: ${title}, ${players} players: ${ratio.median.toFixed(2)}, target ${most}`);
  }
  return missed.length > 0 ? 1 : 0;
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') process.stdout.write(HELP);
  else process.exitCode = await main(options);
} catch (error) {
  tell(`bench: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}
