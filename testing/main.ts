/**
 * Checks the rules of modes in many games: `npm run check:modes`. With `--games 500` in fewer, with
 * `--seed 7` in others; names after that choose modes.
 */
import { parseArgs } from 'node:util';
import { checkMode } from './check-mode.ts';
import { checkedModes } from './own-modes.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    games: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
  },
});
const games = Number(values.games);
const chosen = checkedModes.filter(
  ({ mode }) => positionals.length === 0 || positionals.includes(mode.name),
);
for (const { mode, ...options } of chosen) {
  const started = performance.now();
  await checkMode(mode, { ...options, games, seed: Number(values.seed) });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${mode.name}: ${games} games, all rules kept (${seconds} s)`);
}
