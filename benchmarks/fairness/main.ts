/**
 * How fair a game is to players on different networks and channels: twins who think equally long on
 * each play in virtual time, on the engine, the memory store, the scoring and the clocks of the server.
 *
 *   npm run fairness -- --help
 */
import { parseArgs } from 'node:util';
import { tally, waysOf } from './channels.ts';
import { CHEATS, gainOf } from './cheats.ts';
import { channelTable, pairTable, percent, table } from './tables.ts';

const HELP = `Prints how fair games are: by channel, by pairs of players, and what cheats gain.

  --games N       games of 40 twins and 12 questions, per channel and limit (20)
  --limits S,S    seconds of a question (10,20,60)
  --seed N        other twins, other delays (1)
  --real          one game in real time instead, with sockets through proxies that delay, and phones of
                  the WhatsApp simulator; for the first of the limits, about 5 minutes at 20 s
  --cheats        only what cheats gain
  --players N     twins on each channel of it (12)
`;

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    games: { type: 'string', default: '20' },
    limits: { type: 'string', default: '10,20,60' },
    seed: { type: 'string', default: '1' },
    real: { type: 'boolean', default: false },
    cheats: { type: 'boolean', default: false },
    players: { type: 'string', default: '12' },
  },
});
const limits = values.limits.split(',').map(Number);
const seed = Number(values.seed);
if (values.help) process.stdout.write(HELP);
else if (values.real) await runReal(Number(values.players), limits[0] ?? 20, seed);
else await run(Number(values.games), limits, seed);

async function runReal(players: number, limit: number, from: number): Promise<void> {
  // Not before it is asked for: it brings the whole server.
  const { playReal } = await import('./real.ts');
  console.log(`\n## ${limit} s, in real time\n`);
  console.log(channelTable(await playReal(players, limit, from), limit, false));
}

async function run(games: number, all: number[], from: number): Promise<void> {
  for (const limit of values.cheats ? [] : all) {
    const tallies = [];
    for (const way of waysOf(games)) tallies.push(await tally(way, limit, from));
    console.log(`\n## ${limit} s\n`);
    console.log(channelTable(tallies, limit));
    console.log(`\n${pairTable(tallies)}`);
  }
  console.log('\n## What cheats gain, against an honest twin on the same channel\n');
  const rows = [];
  for (const cheat of CHEATS) {
    const gains = [];
    // A tenth of the games tells as much: the twins are the same.
    for (const limit of all)
      gains.push(percent(await gainOf(cheat, limit, from, Math.ceil(games / 10))));
    rows.push([cheat.name, ...gains]);
  }
  console.log(table(['cheat', ...all.map((limit) => `${limit} s`)], rows));
}
