/** The journal's cost: CPU time beside memory alone, and the time until a game of 1,000 is back. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServerProcess } from '../test/support/server-process.ts';
import { median } from './report/numbers.ts';
import { readOptions, wholeNumber } from './report/options.ts';
import { compare } from './round/compare.ts';
import { playRound } from './round/round.ts';
import { type Running, startSubject } from './round/running.ts';

/** ms in which a game of this size has to be back, beside what a start takes anyway. */
const BACK = 2000;
const PLAYERS = 1000;
const STARTS = 5;

const { players, runs } = readOptions(
  'Plays the same rounds in memory alone and with a journal by turns, and compares what they cost;\nthen starts a server that has a running game of 1,000 players.\nExits with 1 when an answer costs over 1.05 times as much, or the game takes over 2 s.',
  {
    players: { default: '500', value: 'N', about: 'players of a game' },
    runs: { default: '9', value: 'N', about: 'how often both are measured' },
  },
);

async function journaled(folder: string): Promise<Running> {
  process.env.SUBJECT_DATA = folder;
  try {
    return await startSubject('qrush');
  } finally {
    delete process.env.SUBJECT_DATA;
  }
}

/** ms that a start takes, the median of some. */
async function startOf(folder: string): Promise<number> {
  const took: number[] = [];
  for (let starts = 0; starts < STARTS; starts++) {
    const since = performance.now();
    await using server = new ServerProcess(['--port', '0', '--data-dir', folder]);
    await server.url();
    took.push(performance.now() - since);
  }
  return median(took);
}

await using stack = new AsyncDisposableStack();
const folder = async () => {
  const path = await mkdtemp(join(tmpdir(), 'qrush-journal-'));
  stack.defer(() => rm(path, { recursive: true, force: true }));
  return path;
};
const kept = await folder();
const over = await compare({
  start: { before: () => startSubject('qrush'), here: () => journaled(kept) },
  names: { before: 'memory', here: 'journal' },
  players: wholeNumber(players),
  runs: wholeNumber(runs),
});
const [empty, full] = [await folder(), await folder()];
{
  await using server = await journaled(full);
  await playRound(server, PLAYERS, ['burst', 'burst', 'burst', 'burst', 'burst']);
}
const [alone, withGame] = [await startOf(empty), await startOf(full)];
const back = withGame - alone;
process.stdout.write(
  `start: ${alone.toFixed(0)} ms, with a game of ${PLAYERS}: ${withGame.toFixed(0)} ms; the game takes ${back.toFixed(0)} ms${back > BACK ? `, over ${BACK}` : ''}\n`,
);
process.exitCode = over.has('answer') || back > BACK ? 1 : 0;
