/** The scoring pool against a loop on the main thread, and where the one overtakes the other. */
import { availableParallelism } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { ScoringPool } from '../plugins/scoring/pool.ts';
import { Quarantine } from '../plugins/scoring/quarantine.ts';
import { scoreBatch } from '../plugins/scoring/score-batch.ts';
import { median, quantile, show, showSpread } from './report/numbers.ts';
import { readOptions, wholeNumber, wholeNumbers } from './report/options.ts';
import { table } from './report/table.ts';
import { batchOf, rules } from './scoring/batch.ts';
import { openLoops } from './scoring/loops.ts';

const options = readOptions(
  'Scores free-text answers in a loop and in the pool, and finds the batch size from which the pool is faster.',
  {
    answers: { default: '100000', about: 'free-text answers to one question' },
    threads: { default: String(availableParallelism()), about: 'threads of the pool' },
    chunks: { default: '500,1000,2000,5000', value: 'N,N', about: 'answers a thread gets at once' },
    runs: { default: '5', about: 'runs, loop and pool by turns' },
  },
);

const modules = ['modes/classic', 'question-types/text', 'question-types/single'].map(
  (name) => new URL(`../plugins/${name}.ts`, import.meta.url).href,
);

const openPool = (size: number, chunk: number) =>
  new ScoringPool({
    size,
    chunk,
    deadline: () => 60_000,
    owned: { type: () => true, mode: () => true },
    quarantine: new Quarantine(),
    onQuarantine: () => {},
    modules: () => modules,
    onRetry: (failure) => process.stderr.write(`a thread failed: ${failure}\n`),
    onScored: () => {},
    onPoisoned: () => {},
  });

async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function throughput(count: number, threads: number, runs: number): Promise<void> {
  const batch = batchOf('text', count);
  const rows: string[][] = [];
  await using sideBySide = await openLoops(threads, Math.ceil(count / threads));
  for (const chunk of wholeNumbers(options.chunks)) {
    const pool = openPool(threads, chunk);
    // Threads start, load their modules and get warm.
    await pool.score(batch);
    scoreBatch(rules, batch);
    const loops: number[] = [];
    const pools: number[] = [];
    const delays: number[] = [];
    const ideals: number[] = [];
    for (let run = 0; run < runs; run++) {
      loops.push(await timed(() => scoreBatch(rules, batch)));
      ideals.push(await timed(() => sideBySide.run()));
      const monitor = monitorEventLoopDelay({ resolution: 1 });
      monitor.enable();
      pools.push(await timed(() => pool.score(batch)));
      monitor.disable();
      delays.push(monitor.percentile(99) / 1e6);
    }
    await pool.close();
    rows.push([
      String(chunk),
      showSpread(loops),
      showSpread(pools),
      show(median(loops) / median(pools)),
      show(median(loops) / median(ideals)),
      showSpread(delays),
    ]);
  }
  const heads = [
    'answers a chunk',
    'loop ms',
    `${threads} threads ms`,
    'times faster',
    'at best',
    'delay p99 ms',
  ];
  process.stdout.write(
    `${count.toLocaleString('en')} free-text answers\n\n${table(heads, rows)}\nAt best: the same threads, each of which has its share of the answers already.\n\n`,
  );
}

/** How long small batches take here and in the pool, by size. */
async function crossover(kind: 'text' | 'single', threads: number): Promise<void> {
  const pool = openPool(threads, 2000);
  await pool.score(batchOf(kind, 4000));
  scoreBatch(rules, batchOf(kind, 4000));
  const rows: string[][] = [];
  for (const count of [1, 10, 50, 100, 200, 500, 1000, 2000, 5000]) {
    const batch = batchOf(kind, count);
    const here: number[] = [];
    const there: number[] = [];
    for (let run = 0; run < 41; run++) {
      here.push(await timed(() => scoreBatch(rules, batch)));
      there.push(await timed(() => pool.score(batch)));
    }
    rows.push([
      String(count),
      show(median(here)),
      show(quantile(here, 0.95)),
      show(median(there)),
      show(quantile(there, 0.95)),
      median(here) < median(there) ? 'here' : 'pool',
    ]);
  }
  await pool.close();
  const heads = ['answers', 'here ms', 'p95', 'pool ms', 'p95', 'faster'];
  process.stdout.write(`Small batches of type "${kind}"\n\n${table(heads, rows)}\n`);
}

const threads = wholeNumber(options.threads);
await throughput(wholeNumber(options.answers), threads, wholeNumber(options.runs));
await crossover('single', threads);
await crossover('text', threads);
