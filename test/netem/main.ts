/**
 * Plays games over a network that the kernel makes bad, in a namespace of its own: `npm run test:netem`.
 * It takes Linux with sch_netem, and the right to make a namespace (root).
 */
import { spawnSync } from 'node:child_process';

const TRIAL = 'ip link set lo up && tc qdisc add dev lo root netem delay 1ms';

const inNamespace = (command: string, stdio: 'pipe' | 'inherit') =>
  spawnSync('unshare', ['--net', 'sh', '-c', command], { stdio, encoding: 'utf8' });

const { status, stderr, error } = inNamespace(TRIAL, 'pipe');
if (status !== 0) {
  const why = (error?.message ?? stderr).trim().split('\n')[0];
  process.stdout.write(`qrush: netem cannot be used here, nothing was tested: ${why}\n`);
  process.exitCode = 1;
} else {
  const run = 'ip link set lo up && exec vitest run --config vitest.netem.config.ts';
  process.exitCode = inNamespace(run, 'inherit').status ?? 1;
}
