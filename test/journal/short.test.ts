/** A process alone is killed in each phase of its games: they go on where they were. */
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/app.ts';
import { PLUGINS } from './plugins.ts';
import { OneProcess } from './rig/one-process.ts';
import { playRound } from './rig/round.ts';
import { wrongIn } from './rig/table.ts';

const ROUNDS = 3;

it('goes on with games of all phases after each kill, and loses and doubles nothing', {
  timeout: 180_000,
}, async () => {
  await using folder = await temporaryFolder();
  await using server = await OneProcess.start(folder.path, { PLUGINS });
  for (let round = 0; round < ROUNDS; round++) {
    const results = await playRound(server, round, false);
    expect(wrongIn(results), server.output).toEqual([]);
  }
  expect(await server.stop()).not.toContain('"level":50');
});
