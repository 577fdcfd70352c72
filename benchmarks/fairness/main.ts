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
`;

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    games: { type: 'string', default: '20' },
    limits: { type: 'string', default: '10,20,60' },
    seed: { type: 'string', default: '1' },
  },
});
if (values.help) process.stdout.write(HELP);
else await run(Number(values.games), values.limits.split(',').map(Number), Number(values.seed));

async function run(games: number, limits: number[], seed: number): Promise<void> {
  for (const limit of limits) {
    const tallies = [];
    for (const way of waysOf(games)) tallies.push(await tally(way, limit, seed));
    console.log(`\n## ${limit} s\n`);
    console.log(channelTable(tallies, limit));
    console.log(`\n${pairTable(tallies)}`);
  }
  console.log('\n## What cheats gain, against an honest twin on the same channel\n');
  const rows = [];
  for (const cheat of CHEATS) {
    const gains = [];
    // A tenth of the games tells as much: the twins are the same.
    for (const limit of limits)
      gains.push(percent(await gainOf(cheat, limit, seed, Math.ceil(games / 10))));
    rows.push([cheat.name, ...gains]);
  }
  console.log(table(['cheat', ...limits.map((limit) => `${limit} s`)], rows));
}
