/** Compares this tree with another checkout of QRush: CPU time of an answer, a question and a game. */
import { pathToFileURL } from 'node:url';
import { readOptions, wholeNumber } from './report/options.ts';
import { compare } from './round/compare.ts';
import { startSubject } from './round/running.ts';

const { checkout, players, runs } = readOptions(
  'Plays the same rounds on this tree and on another checkout by turns, and compares what they cost.\nThe checkout needs its node_modules. Exits with 1 when a ratio of medians is over 1.05.',
  {
    checkout: { default: '', value: 'DIR', about: 'the other checkout, such as one of main' },
    players: { default: '500', value: 'N', about: 'players of a game' },
    runs: { default: '9', value: 'N', about: 'how often both are measured' },
  },
);
if (checkout === '') {
  process.stderr.write(
    '--checkout is missing: git worktree add ../before main, then npm ci in it.\n',
  );
  process.exit(2);
}

const over = await compare({
  start: {
    before: () => startSubject('qrush', pathToFileURL(`${checkout}/`)),
    here: () => startSubject('qrush'),
  },
  names: { before: 'before', here: 'here' },
  players: wholeNumber(players),
  runs: wholeNumber(runs),
});
process.exitCode = over.size > 0 ? 1 : 0;
