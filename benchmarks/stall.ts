/**
 * How many clients open another connection when the server stands still for a while: it should be next
 * to none, as a hall that reconnects is the last thing that a slow server needs.
 *
 *   npm run bench:stall -- --help
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hostGame } from '../test/support/clients.ts';
import { singles } from '../test/support/quizzes.ts';
import { ServerProcess } from '../test/support/server-process.ts';
import type { Counted } from './stall/crowd.ts';

const HELP = `Stops the process of a server while answers are under way, and counts who reconnects.

  --clients N     players over the SDK (2000)
  --processes N   processes that they are in (4)
  --stall MS      for so long the server stands still (3000)
  --spread MS     all answers are given within so long (1000)
`;

/** The share of clients that may open another connection. */
const TARGET = 0.05;

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    clients: { type: 'string', default: '2000' },
    processes: { type: 'string', default: '4' },
    stall: { type: 'string', default: '3000' },
    spread: { type: 'string', default: '1000' },
  },
});
if (values.help) process.stdout.write(HELP);
else await run(Number(values.clients), Number(values.processes), Number(values.stall));

async function run(clients: number, processes: number, stall: number): Promise<void> {
  await using server = new ServerProcess([], { PORT: '0', DATA_DIR: 'memory://' });
  const url = await server.url();
  using host = await hostGame(url, singles(1, { limit: 600 }));
  const crowds = Array.from({ length: processes }, (_, index) => {
    const size = Math.floor(clients / processes) + (index < clients % processes ? 1 : 0);
    const args = [url, host.pin, `Crowd ${index}`, String(size), String(values.spread)];
    return fork(join(import.meta.dirname, 'stall/crowd-process.ts'), args);
  });
  await Promise.all(crowds.map((crowd) => said(crowd, (message) => message === 'joined')));
  const answering = crowds.map((crowd) => said(crowd, (message) => message === 'answering'));
  const counted = crowds.map((crowd) => said(crowd, isCount));
  await host.command('start');
  await Promise.race(answering);
  server.child.kill('SIGSTOP');
  await new Promise((resolve) => setTimeout(resolve, stall));
  server.child.kill('SIGCONT');
  const counts = (await Promise.all(counted)) as Counted[];
  const sum = (of: (count: Counted) => number) => counts.reduce((all, one) => all + of(one), 0);
  const [received, reconnects] = [sum((one) => one.received), sum((one) => one.reconnects)];
  const longest = Math.max(...counts.map((one) => one.longest));
  const share = reconnects / clients;
  process.stdout.write(
    `${clients} clients in ${processes} processes, the server stopped for ${stall} ms: ` +
      `${received} answers received, the last after ${(longest / 1000).toFixed(1)} s; ` +
      `${reconnects} connections opened again (${(100 * share).toFixed(1)} %, target under ${100 * TARGET} %)\n`,
  );
  if (received < clients || share >= TARGET) process.exitCode = 1;
}

function isCount(message: unknown): boolean {
  return typeof message === 'object';
}

async function said(crowd: ChildProcess, fits: (message: unknown) => boolean): Promise<unknown> {
  for (;;) {
    const [message] = await Promise.race([
      once(crowd, 'message'),
      once(crowd, 'exit').then(() => Promise.reject(new Error('a crowd has left'))),
    ]);
    if (fits(message)) return message;
  }
}
