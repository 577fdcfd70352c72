/** Plays scenarios on the WhatsApp simulator and judges them: `npm run whatsapp:scenarios -- --help`. */
import { parseArgs } from 'node:util';
import { SCENARIOS, scenarioOf } from './catalogue.ts';
import { play } from './play.ts';
import type { Outcome, Scenario } from './scenario.ts';

const HELP = `Plays trivia games on simulated phones in bad weather, and judges what the phones saw.

Usage: npm run whatsapp:scenarios -- [NAME]... [--option value]...

  NAME               scenarios to play, one after the other (all but thousands)
  --list             name the scenarios
  --players N        as many players, in place of those of the scenario; without a NAME: thousands
  --questions N      as many questions
  --seed N           what chance is drawn from (1)
  --help             show this text

Ends with 1 when anything was wrong.
`;

/** Problems that are written out; of many, the first ones tell enough. */
const SHOWN = 20;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    list: { type: 'boolean' },
    players: { type: 'string' },
    questions: { type: 'string' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', short: 'h' },
  },
});

const tell = (line: string) => void process.stdout.write(`${line}\n`);

/** The scenarios that were asked for. @throws Error when there is none of this name */
function wanted(): Scenario[] {
  const size = {
    ...(values.players !== undefined && { players: whole('players', values.players) }),
    ...(values.questions !== undefined && { questions: whole('questions', values.questions) }),
  };
  const ordinary = SCENARIOS.filter(({ name }) => name !== 'thousands').map(({ name }) => name);
  const byDefault = values.players === undefined ? ordinary : ['thousands'];
  return (positionals.length > 0 ? positionals : byDefault).map((name) => ({
    ...scenarioOf(name),
    ...size,
  }));
}

function whole(option: string, given: string): number {
  if (!/^[1-9]\d{0,4}$/.test(given)) throw new Error(`--${option} must be a whole number from 1`);
  return Number(given);
}

function verdictOn({ problems, verdict, given, counted, counts, spread, took }: Outcome): string {
  const { players, messages, messagesPerPlayer } = verdict;
  const events = Object.entries(counts).filter(([kind]) => /^(refused|fault)/.test(kind));
  return [
    `  ${players} players saw ${messages} messages (${messagesPerPlayer.toFixed(2)} each)`,
    `  ${given} answers given, ${counted} counted`,
    `  a question took ${(spread / 1000).toFixed(1)} s to the last phone, the game ${(took / 1000).toFixed(1)} s`,
    ...events.map(([kind, times]) => `  ${kind}: ${times}`),
    problems.length === 0 ? '  nothing wrong' : `  ${problems.length} PROBLEMS`,
    ...problems.slice(0, SHOWN).map((problem) => `    ${problem}`),
  ].join('\n');
}

async function run(): Promise<void> {
  const seed = whole('seed', values.seed);
  const scenarios = wanted();
  const failed: string[] = [];
  for (const scenario of scenarios) {
    tell(`\n${scenario.name}: ${scenario.about}`);
    const outcome = await play(scenario, { seed, tell: (line) => tell(`  ${line}`) });
    tell(verdictOn(outcome));
    if (outcome.problems.length > 0) failed.push(scenario.name);
  }
  tell(`\n${scenarios.length} played, ${failed.length} with problems ${failed.join(', ')}`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}

if (values.help) {
  process.stdout.write(HELP);
} else if (values.list) {
  for (const { name, about } of SCENARIOS) tell(`${name.padEnd(14)}${about}`);
} else {
  await run().catch((error: unknown) => {
    process.stderr.write(`whatsapp:scenarios: ${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  });
}
