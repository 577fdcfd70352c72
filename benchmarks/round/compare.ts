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

/** Two servers that play the same, and what they are called. */
export interface Compared {
  before: Running;
  here: Running;
  names: [before: string, here: string];
  players: number;
  runs: number;
}

/**
 * Plays the same rounds on both by turns, and prints what they cost.
 * @returns whether a ratio of medians is over {@link TARGET}, by unit
 */
export async function compare({
  before,
  here,
  names,
  players,
  runs,
}: Compared): Promise<Record<Kind, boolean>> {
  for (const server of [before, here]) {
    await playRound(server, WARM_UP_PLAYERS, WARM_UP);
    await playGames(server, GAME_PLAYERS, 20);
  }
  const all = new Map([before, here].map((server) => [server, [] as Costs[]]));
  for (let run = 1; run <= runs; run++) {
    // Forwards and backwards by turns, so that nobody is always measured first.
    for (const server of run % 2 === 1 ? [before, here] : [here, before]) {
      const round = await playRound(server, players, STEPS);
      all.get(server)?.push(costs(round, await playGames(server, GAME_PLAYERS)));
    }
    process.stderr.write(`run ${run} of ${runs}\n`);
  }

  /** All samples of all runs: single ones differ by a third on a machine that others use, too. */
  const samples = (server: Running, kind: Kind) =>
    (all.get(server) ?? []).flatMap((cost) => cost[kind]);
  const [first, second] = names.map((name) => name.padStart(7));
  process.stdout.write(`µs of CPU time ${first} ${second}  ratio of medians (of each run)\n`);
  const missed = {} as Record<Kind, boolean>;
  for (const kind of KINDS) {
    const [old, now] = [median(samples(before, kind)), median(samples(here, kind))];
    const perRun = (all.get(here) ?? []).map(
      (cost, run) => median(cost[kind]) / median(all.get(before)?.[run]?.[kind] ?? []),
    );
    missed[kind] = now / old > TARGET;
    const [low, high] = [Math.min(...perRun), Math.max(...perRun)].map((ratio) => ratio.toFixed(2));
    process.stdout.write(
      `${kind.padEnd(14)} ${show(old).padStart(7)} ${show(now).padStart(7)}  ${(now / old).toFixed(3)} (${low}..${high})${missed[kind] ? `  over ${TARGET}` : ''}\n`,
    );
  }
  return missed;
}
