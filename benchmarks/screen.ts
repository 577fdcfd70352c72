/** Whether the big screen stays calm before a full room. */
import { temporaryFolder } from '../test/support/app.ts';
import { startServer } from './footprint/server.ts';
import { launch } from './pages/phone.ts';
import { crowdPart } from './pages/report.ts';
import { showCrowd } from './pages/screen-crowd.ts';
import { readOptions, wholeNumber } from './report/options.ts';

const options = readOptions(
  'Shows a game of many players on the big screen of a computer that is four times slower than this one. Exits with 1 when a task takes over 50 ms of its processor time.',
  {
    quick: { about: 'with 300 players' },
    slowed: {
      about:
        'has Chromium slow the processor down, which tells something on a machine with nothing else to do',
    },
    players: { default: '5000', about: 'players in the room' },
    trace: { default: '', value: 'FILE', about: 'writes all that Chromium traced of it' },
  },
);
const players = options.quick ? 300 : wholeNumber(options.players);

await using folder = await temporaryFolder();
await using server = await startServer(folder.path);
await using browser = await launch();
const phases = await showCrowd(browser, server.url, players, {
  isSlowed: options.slowed,
  traceFile: options.trace || undefined,
});
const { tables, missed } = crowdPart(phases, players);
process.stdout.write(`\n${tables}`);
if (missed.length > 0) {
  process.stdout.write(`\nmissed: ${missed.join('; ')}\n`);
  process.exitCode = 1;
}
