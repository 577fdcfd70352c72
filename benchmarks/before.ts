/** Compares this tree with another checkout of QRush: CPU time of an answer, a question and a game. */
import { pathToFileURL } from 'node:url';
import { median, show } from './report/numbers.ts';
import { readOptions, wholeNumber } from './report/options.ts';
import { playGames } from './round/games.ts';
import { type Phase, playRound, type Round, type Step } from './round/round.ts';
import { startSubject } from './round/running.ts';

/** The most that a change may cost. */
const TARGET = 1.05;

const STEPS: Step[] = ['burst', 'calm', ...Array<Step>(6).fill('burst')];
const WARM_UP: Step[] = Array(30).fill('burst');
const WARM_UP_PLAYERS = 200;
const GAME_PLAYERS = 50;

const { checkout, players, runs } = readOptions(
  'Plays the same rounds on this tree and on another checkout by turns, and compares what they cost.\nThe checkout needs its node_modules. Exits with 1 when a ratio of medians is over 1.05.',
  {
    checkout: { default: '', value: 'DIR', about: 'the other checkout, such as one of main' },
    players: { default: '500', value: 'N', about: 'players of a game' },
    runs: { default: '9', value: 'N', about: 'how often both are measured' },
  },
);
if (checkout === '') {
  process.stderr.write(
    '--checkout is missing: git worktree add ../before main, then npm ci in it.\n',
  );
  process.exit(2);
}
const size = wholeNumber(players);

/** The units compared: all that was measured of each, as µs of one unit of work. */
const KINDS = ['join', 'question', 'answer', 'result', 'game'] as const;
type Kind = (typeof KINDS)[number];
type Costs = Record<Kind, number[]>;

function costs(round: Round, game: number): Costs {
  const of = (...phases: Phase<unknown>[]) =>
    phases.map(({ cpu, count }) => (cpu.server + cpu.redis) / count);
  return {
    join: of(round.join),
    question: of(...round.question),
    answer: of(...round.calm, ...round.burst),
    result: of(...round.results),
    game: [game],
  };
}

/** A process keeps for good what its compiler made of the warm-up: each so many runs have new ones. */
const RUNS_OF_A_PROCESS = 3;

const ROOTS = { before: pathToFileURL(`${checkout}/`), here: undefined };
type Tree = keyof typeof ROOTS;
const TREES: readonly Tree[] = ['before', 'here'];

async function warmServer(root: URL | undefined) {
  const server = await startSubject('qrush', root);
  await playRound(server, WARM_UP_PLAYERS, WARM_UP);
  await playGames(server, GAME_PLAYERS, 20);
  return server;
}

const all: Record<Tree, Costs[]> = { before: [], here: [] };
const count = wholeNumber(runs);
for (let run = 1; run <= count; ) {
  await using stack = new AsyncDisposableStack();
  const servers = {
    before: stack.use(await warmServer(ROOTS.before)),
    here: stack.use(await warmServer(ROOTS.here)),
  };
  const last = Math.min(count, run + RUNS_OF_A_PROCESS - 1);
  for (; run <= last; run++) {
    // Forwards and backwards by turns, so that nobody is always measured first.
    for (const tree of run % 2 === 1 ? TREES : TREES.toReversed()) {
      const round = await playRound(servers[tree], size, STEPS);
      all[tree].push(costs(round, await playGames(servers[tree], GAME_PLAYERS)));
    }
    process.stderr.write(`run ${run} of ${count}\n`);
  }
}

/** All samples of all runs: single ones differ by a third on a machine that others use, too. */
const samples = (tree: Tree, kind: Kind) => all[tree].flatMap((cost) => cost[kind]);
let missed = false;
process.stdout.write('µs of CPU time  before   here  ratio of medians (of each run)\n');
for (const kind of KINDS) {
  const [old, now] = [median(samples('before', kind)), median(samples('here', kind))];
  const perRun = all.here.map(
    (cost, run) => median(cost[kind]) / median(all.before[run]?.[kind] ?? []),
  );
  const isOver = now / old > TARGET;
  missed ||= isOver;
  const [low, high] = [Math.min(...perRun), Math.max(...perRun)].map((ratio) => ratio.toFixed(2));
  process.stdout.write(
    `${kind.padEnd(14)} ${show(old).padStart(7)} ${show(now).padStart(6)}  ${(now / old).toFixed(3)} (${low}..${high})${isOver ? `  over ${TARGET}` : ''}\n`,
  );
}
process.exitCode = missed ? 1 : 0;
