/**
 * Sends the servers input that no client would send, while an honest game is played: `npm run fuzz
 * -- --help`.
 */
import { readOptions, wholeNumber } from '../../benchmarks/report/options.ts';
import { table } from '../../benchmarks/report/table.ts';
import { buildPages } from '../../plugins/web/build.ts';
import { HonestGames } from './honest-game.ts';
import type { Kind } from './kind.ts';
import { KINDS } from './kinds/all.ts';
import { closeIdle } from './requests.ts';
import { FLAT, fuzz, type Row, wrongWith } from './run.ts';
import { SETTINGS, type Setting, startStage } from './stage.ts';

const options = readOptions(
  `Sends mutated inputs to a server with everything in one process, and to two on Redis and PostgreSQL,
while a host and two players play by the rules. Ends with 1 when a process crashes or logs an error, an
answer is a 5xx (or INTERNAL, UNAVAILABLE), an input gets no answer in 5 s, an honest game fails, or a
process grows by more than ${FLAT} MB after a quarter of the inputs of a kind.`,
  {
    inputs: { default: '20000', about: 'inputs in all, shared out over kinds and settings' },
    seed: { default: '1', about: 'what all chance comes from: the same seed, the same inputs' },
    only: {
      default: KINDS.map(({ name }) => name).join(),
      value: 'KIND,...',
      about: 'kinds of input',
    },
    setting: { default: 'both', value: 'NAME', about: 'embedded, redis or both' },
    from: { default: '0', about: 'index of the first input of each kind, to play one again' },
    outcomes: { about: 'also say how often each answer came' },
  },
);

const say = (line: string) => void process.stderr.write(`${line}\n`);

function chosen(): { kinds: Kind[]; settings: Setting[]; seed: number; from: number } {
  const names = options.only.split(',');
  const kinds = KINDS.filter(({ name }) => names.includes(name));
  const settings = SETTINGS.filter((name) => ['both', name].includes(options.setting));
  const [seed, from] = [Number(options.seed), Number(options.from)];
  if (kinds.length !== names.length) throw new RangeError(`"${options.only}": not all are kinds`);
  if (settings.length === 0) throw new RangeError(`"${options.setting}": not a setting`);
  if (![seed, from].every((number) => Number.isSafeInteger(number) && number >= 0))
    throw new RangeError('--seed and --from: expected whole numbers');
  return { kinds, settings, seed, from };
}

async function run(): Promise<string[]> {
  const { kinds, settings, seed, from } = chosen();
  const count = Math.ceil(wholeNumber(options.inputs) / kinds.length / settings.length);
  say(`seed ${seed}; ${count} inputs of each kind in each setting`);
  await buildPages();
  const rows: Row[] = [];
  const wrong: string[] = [];
  let games = 0;
  for (const setting of settings) {
    await using stage = await startStage(setting);
    const honest = new HonestGames(stage);
    for (const kind of kinds) {
      say(`${setting}: ${kind.name} ...`);
      const row = await fuzz(stage, kind, { seed, from, count });
      rows.push(row);
      wrong.push(...wrongWith(row));
      say(`${setting}: ${kind.name} took ${row.took.toFixed(1)} s`);
      if (options.outcomes)
        say(`  ${[...row.tally.outcomes].map((pair) => pair.join(' ')).join(', ')}`);
    }
    await honest.stop();
    games += honest.played;
    wrong.push(...[...new Set(honest.problems)].map((problem) => `${setting}: ${problem}`));
    wrong.push(...stage.faults().map((fault) => `${setting}: ${fault}`));
  }
  closeIdle();
  process.stdout.write(`\n${table(HEADS, rows.map(cells))}\n`);
  say(`${games} honest games were played beside it`);
  return wrong.map((problem) => `${problem} (seed ${seed})`);
}

const HEADS = [
  ...['kind', 'setting', 'inputs', 'crashes', '5xx', 'hung acks'],
  ...['RSS MB, warm', 'RSS MB, end', 's', 'slowest ms'],
];

function cells({ kind, setting, tally, warm, end, took }: Row): string[] {
  const { inputs, crashes, broken, hung, slowest } = tally;
  return [
    kind,
    setting,
    ...[inputs, crashes, broken, hung].map(String),
    warm.join(' '),
    end.join(' '),
    took.toFixed(0),
    `${slowest.ms.toFixed(0)}: ${slowest.what.slice(0, 50).replaceAll('|', '/')}`,
  ];
}

try {
  const wrong = await run();
  process.stdout.write(wrong.length === 0 ? 'OK\n' : `${wrong.join('\n')}\n`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
} catch (error) {
  say(`fuzz: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 2;
}
