/** Kills a process alone in each phase of its games, many times: `npm run test:journal -- --help`. */
import { parseArgs } from 'node:util';
import { sentTwice } from './rig/phone-game.ts';
import { type PhaseResult, playRound } from './rig/round.ts';
import { startStage } from './rig/stage.ts';
import { killTable, wrongIn } from './rig/table.ts';

const HELP = `Kills a server of one process in each phase of its games, and judges what becomes of them.

Usage: npm run test:journal -- [--option value]...

  --rounds N     kills in each phase (20)
  --journal KIND on or fsync (on)
  --help         show this text

Ends with 1 when a game, an acked answer or a point is lost or counted twice.
`;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    journal: { type: 'string', default: 'on' },
    help: { type: 'boolean', short: 'h' },
  },
});

const tell = (line: string) => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  if (values.help) return tell(HELP);
  const results: PhaseResult[] = [];
  await using stage = await startStage({ JOURNAL: values.journal });
  const { server, simulator } = stage;
  for (let round = 0; round < Number(values.rounds); round++) {
    const played = await playRound(server, simulator, round, true);
    results.push(...played);
    const wrong = wrongIn(played);
    tell(`round ${round + 1}: ${wrong.length === 0 ? 'fine' : wrong.join('; ')}`);
  }
  const twice = sentTwice(simulator);
  tell(`\n${killTable(results, twice)}`);
  const problems = server.output.split('\n').filter((line) => /"level":(50|60)/.test(line));
  for (const problem of problems) tell(problem);
  if (wrongIn(results).length + problems.length + twice.length > 0) process.exitCode = 1;
}

await main();
