/** The server's needs of a machine: to start, with nothing to do, and with many players. */
import { footprint, QUICK } from './footprint/measure.ts';
import { readOptions, wholeNumber } from './report/options.ts';

const options = readOptions(
  'Starts the server of `npm start` in a fresh folder and again in the same one, leaves it alone, plays a large game, and another one with 512 MB: about three minutes. Linux only.\nExits with 1 when a target is missed.',
  {
    quick: {
      about: 'watches an idle server for 15 s, and plays fewer questions: under two minutes',
    },
    players: { default: '1000', about: 'players of the large game; the target is that of 1000' },
    held: { default: '500', about: 'players of the game with 512 MB' },
    questions: { default: '6', about: 'questions of each game' },
    idle: { default: '60', value: 'S', about: 'seconds in which an idle server is watched' },
  },
);

try {
  const plan = {
    players: wholeNumber(options.players),
    held: wholeNumber(options.held),
    questions: options.quick ? QUICK.questions : wholeNumber(options.questions),
    idle: options.quick ? QUICK.idle : wholeNumber(options.idle) * 1000,
  };
  process.exitCode = (await footprint(plan)) ? 0 : 1;
} catch (error) {
  process.stderr.write(`footprint: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
