/**
 * Bad plugins and their effects on games, as far as they can have any: `npm run test:plugins --
 * --help`.
 */
import { parseArgs } from 'node:util';
import { CASES, type Case, selected } from './cases.ts';
import { isTiming, LIMITS, type Outcome, perform } from './rig/perform.ts';
import { table } from './rig/table.ts';

/** How often a case is played whose games are late: a busy machine makes that, too, but not each time. */
const TRIES = 3;

const HELP = `Plays games with a plugin that has every bug there is, beside a game that has none.

Usage: npm run test:plugins -- [--option value]...

  --only NAME,...     cases or groups of them (all)
  --list              name the cases
  --help              show this text

Each case has a server of its own, and ends with a table. "Later by" compares the game beside with
itself, before the bad one began. A case that is late is played up to ${TRIES}
times: a busy machine makes that, too. Ends with 1 when a game is stuck, an archive is lost, a host is not
told, a bad game's reveal takes over ${LIMITS.own} ms, or the game beside is over ${LIMITS.other} ms later.
`;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    list: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
});

const tell = (line: string) => void process.stdout.write(`${line}\n`);

async function settled(one: Case): Promise<Outcome> {
  let outcome = await perform(one);
  for (let tries = 1; tries < TRIES && outcome.problems.length > 0; tries++) {
    if (!outcome.problems.every(isTiming)) break;
    outcome = await perform(one);
  }
  return outcome;
}

async function run(): Promise<void> {
  const cases = values.only === undefined ? [...CASES] : selected(values.only.split(','));
  const rows: [Case, Outcome][] = [];
  for (const one of cases) {
    const outcome = await settled(one);
    rows.push([one, outcome]);
    tell(`${one.name.padEnd(26)}${outcome.problems.join('; ') || 'well'}`);
  }
  tell(`\n${table(rows)}\n`);
  const wrong = rows.filter(([, { problems }]) => problems.length > 0).length;
  tell(`${rows.length} bugs, ${wrong} with problems`);
  process.exitCode = wrong > 0 ? 1 : 0;
}

if (values.help) process.stdout.write(HELP);
else if (values.list) {
  for (const { name, group, about } of CASES) tell(`${group.padEnd(7)}${name.padEnd(26)}${about}`);
} else {
  await run().catch((error: unknown) => {
    process.stderr.write(`test:plugins: ${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  });
}
