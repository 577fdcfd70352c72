/** Compares this tree with another checkout of QRush: CPU time of an answer, a question and a game. */
import { pathToFileURL } from 'node:url';
import { median, showSpread } from './report/numbers.ts';
import { readOptions, wholeNumber } from './report/options.ts';
import { playGames } from './round/games.ts';
import { type Phase, playRound, type Round, type Step } from './round/round.ts';
import { startSubject } from './round/running.ts';

/** The most that a change may cost. */
const TARGET = 1.05;

const STEPS: Step[] = ['burst', 'calm', 'burst', 'burst'];
const WARM_UP: Step[] = Array(30).fill('burst');
const WARM_UP_PLAYERS = 200;
const GAME_PLAYERS = 50;

const { checkout, players, runs } = readOptions(
  'Plays the same rounds on this tree and on another checkout by turns, and compares what they cost.\nThe checkout needs its node_modules. Exits with 1 when a median ratio is over 1.05.',
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

/** µs of one unit of work. */
const costs = (round: Round, game: number) => {
  const of = (...phases: Phase<unknown>[]) =>
    median(phases.map(({ cpu, count }) => (cpu.server + cpu.redis) / count));
  return {
    join: of(round.join),
    question: of(...round.question),
    answer: of(...round.calm, ...round.burst),
    result: of(...round.results),
    game,
  };
};
type Costs = ReturnType<typeof costs>;

await using stack = new AsyncDisposableStack();
const [before, here] = await Promise.all(
  [pathToFileURL(`${checkout}/`), undefined].map(async (root) =>
    stack.use(await startSubject('qrush', root)),
  ),
);
if (!before || !here) throw new Error('a server did not start');
for (const server of [before, here]) {
  await playRound(server, WARM_UP_PLAYERS, WARM_UP);
  await playGames(server, GAME_PLAYERS, 20);
}
const ratios: Costs[] = [];
for (let run = 1; run <= wholeNumber(runs); run++) {
  const measured = new Map<unknown, Costs>();
  // Forwards and backwards by turns, so that nobody is always measured first.
  for (const server of run % 2 === 1 ? [before, here] : [here, before]) {
    const round = await playRound(server, size, STEPS);
    measured.set(server, costs(round, await playGames(server, GAME_PLAYERS)));
  }
  const [old, now] = [measured.get(before), measured.get(here)];
  if (!old || !now) continue;
  const ratio = Object.fromEntries(
    Object.entries(now).map(([what, cost]) => [what, cost / old[what as keyof Costs]]),
  ) as Costs;
  ratios.push(ratio);
  const line = Object.entries(ratio).map(([what, value]) => `${what} ${value.toFixed(2)}`);
  process.stderr.write(`run ${run}: ${line.join(', ')}\n`);
}
let missed = false;
for (const what of ['join', 'question', 'answer', 'result', 'game'] as const) {
  const all = ratios.map((ratio) => ratio[what]);
  const isOver = median(all) > TARGET;
  missed ||= isOver;
  process.stdout.write(`${what.padEnd(9)} ${showSpread(all)}${isOver ? `  over ${TARGET}` : ''}\n`);
}
process.exitCode = missed ? 1 : 0;
