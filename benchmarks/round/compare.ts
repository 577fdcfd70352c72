import { median, show } from '../report/numbers.ts';
import { playGames } from './games.ts';
import { type Phase, playRound, type Round, type Step } from './round.ts';
import type { Running } from './running.ts';

/** The most that a change may cost. */
const TARGET = 1.05;

const STEPS: Step[] = ['burst', 'calm', ...Array<Step>(6).fill('burst')];
const WARM_UP: Step[] = Array(30).fill('burst');
const WARM_UP_PLAYERS = 200;
const GAME_PLAYERS = 50;

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

type Tree = 'before' | 'here';
const TREES: readonly Tree[] = ['before', 'here'];

/** Two servers that play the same, and what they are called. */
export interface Compared {
  start: Readonly<Record<Tree, () => Promise<Running>>>;
  names: Readonly<Record<Tree, string>>;
  /** Of a game. */
  players: number;
  runs: number;
}

/**
 * Plays the same rounds on both by turns, and prints what they cost.
 * @returns the units of which the ratio of medians is over {@link TARGET}
 */
export async function compare({ start, names, players, runs }: Compared): Promise<Set<Kind>> {
  const all: Record<Tree, Costs[]> = { before: [], here: [] };
  for (let run = 1; run <= runs; run++) {
    // A process keeps for good what its compiler made of the warm-up: each run has new ones.
    await using stack = new AsyncDisposableStack();
    const servers = {
      before: stack.use(await warm(start.before)),
      here: stack.use(await warm(start.here)),
    };
    // Forwards and backwards by turns, so that nobody is always measured first.
    for (const tree of run % 2 === 1 ? TREES : TREES.toReversed()) {
      const round = await playRound(servers[tree], players, STEPS);
      all[tree].push(costs(round, await playGames(servers[tree], GAME_PLAYERS)));
    }
    process.stderr.write(`run ${run} of ${runs}\n`);
  }
  return tell(all, names);
}

async function warm(start: () => Promise<Running>): Promise<Running> {
  const server = await start();
  await playRound(server, WARM_UP_PLAYERS, WARM_UP);
  await playGames(server, GAME_PLAYERS, 20);
  return server;
}

function tell(all: Record<Tree, Costs[]>, names: Compared['names']): Set<Kind> {
  /** All samples of all runs: single ones differ by a third on a machine that others use, too. */
  const samples = (tree: Tree, kind: Kind) => all[tree].flatMap((cost) => cost[kind]);
  const over = new Set<Kind>();
  const [before, here] = TREES.map((tree) => names[tree].padStart(7));
  process.stdout.write(`µs of CPU time ${before} ${here}  ratio of medians (of each run)\n`);
  for (const kind of KINDS) {
    const [old, now] = [median(samples('before', kind)), median(samples('here', kind))];
    const perRun = all.here.map(
      (cost, run) => median(cost[kind]) / median(all.before[run]?.[kind] ?? []),
    );
    if (now / old > TARGET) over.add(kind);
    const [low, high] = [Math.min(...perRun), Math.max(...perRun)].map((ratio) => ratio.toFixed(2));
    process.stdout.write(
      `${kind.padEnd(14)} ${show(old).padStart(7)} ${show(now).padStart(7)}  ${(now / old).toFixed(3)} (${low}..${high})${over.has(kind) ? `  over ${TARGET}` : ''}\n`,
    );
  }
  return over;
}
