/** Runs Artillery, and reads what it reports. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ARTILLERY } from './install.ts';

/** ms, as Artillery sums up many of them. */
export interface Summary {
  count: number;
  min: number;
  p50: number;
  p75: number;
  p90: number;
  p95: number;
  p99: number;
  p999: number;
  max: number;
}

export interface Period {
  /** Name to how often. */
  counters: Record<string, number>;
  summaries: Record<string, Summary>;
  /** ms since the epoch: when the period of 10 s began. */
  period: string;
}

export interface Result {
  aggregate: Period;
  /** Ten seconds each. */
  intermediate: Period[];
}

export interface Run {
  /** `games` or `http`: a .yml beside this file. */
  script: string;
  target: string;
  variables: Record<string, string | number>;
  /** Virtual users, and the seconds over which they arrive. */
  arrivals: number;
  arrive: number;
  /** Where the result is kept. */
  folder: string;
}

/** Puts a server under load until all virtual users are done. @throws Error with Artillery's output */
export async function artillery(run: Run): Promise<Result> {
  const output = join(run.folder, `artillery-${run.script}.json`);
  const config = { phases: [{ duration: run.arrive, arrivalCount: run.arrivals }] };
  const child = spawn(
    ARTILLERY,
    [
      'run',
      join(import.meta.dirname, `${run.script}.yml`),
      ...['--target', run.target],
      ...['--variables', JSON.stringify(run.variables)],
      ...['--overrides', JSON.stringify({ config })],
      ...['--output', output],
      '--quiet',
    ],
    {
      env: { ...process.env, ARTILLERY_DISABLE_TELEMETRY: 'true' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`artillery ended with ${code}:\n${said}`);
  return JSON.parse(await readFile(output, 'utf8')) as Result;
}
