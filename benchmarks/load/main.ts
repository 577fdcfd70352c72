/** The load test: starts a server, plays, judges, and writes the report. Run by scripts/load-test.sh. */
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { show } from '../report/numbers.ts';
import { readOptions, wholeNumber } from '../report/options.ts';
import { charts } from './charts.ts';
import { installArtillery } from './install.ts';
import { report } from './report.ts';
import { type Played, play, type Scenario } from './scenarios.ts';
import { cluster, embedded, type LoadedServer, limits, running } from './server.ts';
import { judge, line, type Verdict } from './targets.ts';
import type { Sample } from './watch.ts';

const options = readOptions(
  `Loads a QRush server on this machine with players and HTTP requests, and says which targets hold.
Without --cluster or --url it starts one process with everything in it.`,
  {
    players: { default: '1000', about: 'players at once' },
    games: { default: '100', about: 'games at once in the scenario of many games' },
    requests: { default: '10000', about: 'HTTP requests a minute' },
    duration: { default: '60', value: 'S', about: 'seconds a scenario goes on starting games' },
    soak: { about: 'all at once for 10 minutes (or --duration), and no growth of memory' },
    scenario: {
      default: 'one-game,many-games,http',
      value: 'NAMES',
      about: 'which to run, without --soak',
    },
    cluster: { about: 'load processes under PM2, with their own Redis and PostgreSQL' },
    workers: { default: String(availableParallelism()), about: 'processes of --cluster' },
    url: { default: '', value: 'URL', about: 'load a server that runs on this machine' },
    'admin-token': {
      default: process.env.ADMIN_TOKEN ?? '',
      value: 'TOKEN',
      about: 'ADMIN_TOKEN of that server',
    },
    output: { default: 'benchmarks/load/output', value: 'DIR', about: 'where the report goes' },
  },
);

const SOAK = 600;

function scenarios(): Scenario[] {
  const players = wholeNumber(options.players);
  const requests = wholeNumber(options.requests);
  const duration = wholeNumber(options.duration);
  const many = Math.min(wholeNumber(options.games), players);
  if (options.soak) {
    const long = process.argv.includes('--duration') ? duration : SOAK;
    return [{ name: 'soak', title: 'Soak', players, games: many, requests, duration: long }];
  }
  const all: Scenario[] = [
    { name: 'one-game', title: 'One game', players, games: 1, requests: 0, duration },
    { name: 'many-games', title: `${many} games`, players, games: many, requests: 0, duration },
    { name: 'http', title: 'HTTP', players: 0, games: 0, requests, duration },
  ];
  const chosen = options.scenario.split(',');
  const unknown = chosen.find((name) => !all.some((scenario) => scenario.name === name));
  if (unknown !== undefined) throw new RangeError(`--scenario: there is no "${unknown}"`);
  return all.filter(({ name }) => chosen.includes(name));
}

function start(): Promise<LoadedServer> | LoadedServer {
  if (options.url !== '') return running(options.url, options['admin-token']);
  return options.cluster ? cluster(wholeNumber(options.workers)) : embedded();
}

/** Says every few seconds how it goes. */
function progress({ duration }: Scenario) {
  let told = 0;
  return ({ at, sockets, rss, cores, others }: Sample) => {
    if (at - told < 5) return;
    told = at;
    process.stdout.write(
      `   ${show(Math.round(at))} of ${duration} s  ${sockets.toLocaleString('en')} players  ${Math.round(rss / 2 ** 20)} MB  ${show(cores)} cores, all else ${show(others)}\n`,
    );
  };
}

async function main(): Promise<boolean> {
  const toPlay = scenarios();
  installArtillery();
  const folder = resolve(options.output);
  await mkdir(folder, { recursive: true });
  process.stdout.write('starting the server\n');
  await using server = await start();
  if (await limits(server.url)) {
    process.stdout.write(
      `${server.url} limits this address, which the figures will show: start it with UNLIMITED_ADDRESSES=127.0.0.1\n`,
    );
  }
  const all: { played: Played; verdicts: Verdict[] }[] = [];
  for (const scenario of toPlay) {
    process.stdout.write(`\n${scenario.title}: ${inWords(scenario)}\n`);
    const played = await play(server, scenario, folder, progress(scenario));
    const verdicts = judge(played, options.soak);
    process.stdout.write(`\n${verdicts.map((verdict) => `${line(verdict)}\n`).join('')}`);
    for (const { name, svg } of charts(played)) {
      await writeFile(join(folder, `${scenario.name}-${name}.svg`), svg);
    }
    all.push({ played, verdicts });
  }
  const file = join(folder, 'report.html');
  await writeFile(file, report(server.name, all));
  const ok = all.every(({ verdicts }) => verdicts.every(({ outcome }) => outcome !== 'missed'));
  process.stdout.write(
    `\n${ok ? 'All targets hold' : 'Not all targets hold'}. Report: ${relative(process.cwd(), file)}\n`,
  );
  return ok;
}

/** A scenario in words. */
function inWords({ players, games, requests, duration }: Scenario): string {
  const parts = [
    ...(players > 0
      ? [`${players.toLocaleString('en')} players in ${games} game${games === 1 ? '' : 's'}`]
      : []),
    ...(requests > 0 ? [`${requests.toLocaleString('en')} requests a minute`] : []),
  ];
  return `${parts.join(' and ')}, for ${duration} s`;
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  if (!(error instanceof RangeError)) throw error;
  process.stderr.write(`${error.message}. See --help.\n`);
  process.exitCode = 2;
}
