/** `npm run bench`: plays the same trivia round on QRush and on its peers, and compares. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { footprint, QUICK } from '../footprint/measure.ts';
import { flameGraph } from './flame.ts';
import { playGames, SMALL } from './games.ts';
import { history } from './history.ts';
import { type Plan, readPlan } from './options.ts';
import { plot } from './plot.ts';
import { playRound, type Round, type Step } from './round.ts';
import { type Running, startSubject } from './running.ts';
import { SUBJECTS } from './subjects.ts';
import { summarize } from './summary.ts';
import { tables, verdictTable } from './table.ts';
import { verdicts } from './targets.ts';

const RESULTS = new URL('../results/', import.meta.url);

/** Rounds before anything counts: the code of a server that has run for a while is compiled. */
const WARM_UP: Step[] = Array(30).fill('burst');
const WARM_UP_PLAYERS = 200;

/** Small games before any counts: until then each costs less than the one before. */
const WARM_UP_GAMES = 50;

/** Answers a phase of a round shall have, so that small rounds are measured as well as large ones. */
const ANSWERS = 3000;
const MOST_BURSTS = 6;

/** Players at the most for a flame graph: it says the same of more. */
const FLAME_PLAYERS = 2000;

const tell = (line: string) => process.stderr.write(`${line}\n`);

/** Starts the servers. Those that wait for their turn cost nothing. */
async function start(
  { subjects, players }: Plan,
  started: AsyncDisposableStack,
): Promise<Running[]> {
  const servers: Running[] = [];
  for (const subject of subjects) {
    tell(`starting ${subject}`);
    const server = started.use(await startSubject(subject));
    await playRound(server, WARM_UP_PLAYERS, WARM_UP);
    for (const size of players) await wholeGames(server, size, WARM_UP_GAMES);
    servers.push(server);
  }
  return servers;
}

/** Plays all rounds: at each size, subject by subject, and that again for each run. */
async function measure(servers: Running[], { players, runs }: Plan): Promise<Round[]> {
  const rounds: Round[] = [];
  for (let run = 1; run <= runs; run++) {
    for (const size of players) {
      // Forwards and backwards by turns, so that nobody is always measured first.
      for (const server of run % 2 === 1 ? servers : servers.toReversed()) {
        tell(`run ${run} of ${runs}, ${size} players: ${server.name}`);
        const round = await playRound(server, size, stepsFor(size));
        rounds.push({ ...round, ...(await wholeGames(server, size)) });
      }
    }
  }
  return rounds;
}

/** The cost of a whole game, where that can be compared. */
async function wholeGames(
  server: Running,
  size: number,
  games?: number,
): Promise<Pick<Round, 'game'>> {
  if (size > SMALL || !('alike' in SUBJECTS[server.name])) return {};
  return { game: await playGames(server, size, games) };
}

function stepsFor(players: number): Step[] {
  const bursts = Math.min(MOST_BURSTS, Math.max(2, Math.ceil(ANSWERS / players)));
  return ['burst', 'calm', ...Array<Step>(bursts - 1).fill('burst')];
}

/** Where the time of a round goes, by subject. */
async function drawFlames(servers: Running[], { players }: Plan): Promise<void> {
  const folder = new URL('flames/', RESULTS);
  mkdirSync(folder, { recursive: true });
  const size = Math.min(FLAME_PLAYERS, Math.max(...players));
  for (const server of servers) {
    tell(`flame graph, ${size} players: ${server.name}`);
    await playRound(server, size, stepsFor(size), () => server.profile('start'));
    const profile = await server.profile('stop');
    if (!profile) continue;
    const graph = flameGraph(profile, `${server.name}, a round of ${size} players after joining`);
    writeFileSync(new URL(`${server.name}.svg`, folder), graph);
  }
}

/** Writes the report, and keeps the figures. @returns whether all targets are met */
function report(rounds: Round[], plan: Plan, started: Date): boolean {
  const summaries = summarize(rounds);
  const judged = verdicts(rounds);
  const text = [tables(summaries), '### Targets', verdictTable(judged)].join('\n\n');
  process.stdout.write(text);

  const machine = `${cpus().length} x ${cpus()[0]?.model}, load average ${loadavg()[0]?.toFixed(1)}`;
  const about = { at: started.toISOString(), node: process.version, machine, ...plan };
  const at = started.toISOString().slice(0, 16).replace(':', '');
  const name = `${at}${plan.quick ? '-quick' : ''}`;
  mkdirSync(RESULTS, { recursive: true });
  const write = (ending: string, content: string) =>
    writeFileSync(new URL(`${name}.${ending}`, RESULTS), content);
  write('json', `${JSON.stringify({ about, verdicts: judged, summaries }, null, 1)}\n`);
  write('md', `${about.at}, Node ${about.node}, ${machine}, ${plan.runs} runs\n\n${text}`);
  write('svg', plot(summaries));
  writeFileSync(new URL('history.svg', RESULTS), history(RESULTS));
  tell(`\nkept as benchmarks/results/${name}.{json,md,svg}`);

  const missed = judged.filter(({ met }) => !met);
  for (const { title, players, ratio, most } of missed) {
    const { median, high } = ratio;
    tell(
      `missed: ${title}, ${players} players: ${median.toFixed(2)} (up to ${high.toFixed(2)}), target ${most}`,
    );
  }
  return missed.length === 0;
}

try {
  const plan = readPlan();
  const started = new Date();
  await using stack = new AsyncDisposableStack();
  const servers = await start(plan, stack);
  const rounds = await measure(servers, plan);
  if (plan.flames) await drawFlames(servers, plan);
  const fast = report(rounds, plan, started);
  await stack.disposeAsync();
  const light = !plan.quick || (await footprint(QUICK));
  process.exitCode = fast && light ? 0 : 1;
} catch (error) {
  tell(`bench: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}
