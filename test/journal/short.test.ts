/** A process alone is killed in each phase of its games: they continue where they were. */
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/app.ts';
import { startPostgres } from '../support/postgres.ts';
import { Game, PLAYERS } from './rig/game.ts';
import { sentTwice } from './rig/phone-game.ts';
import { playRound } from './rig/round.ts';
import { startStage } from './rig/stage.ts';
import { wrongIn } from './rig/table.ts';

const ROUNDS = 3;

it('goes on with games of all phases after each kill, and loses and doubles nothing', {
  timeout: 300_000,
}, async () => {
  await using stage = await startStage();
  const { server, simulator } = stage;
  for (let round = 0; round < ROUNDS; round++) {
    const results = await playRound(server, simulator, round, false);
    expect(wrongIn(results), server.output).toEqual([]);
  }
  expect(sentTwice(simulator)).toEqual([]);
  expect(await server.stop()).not.toContain('"level":50');
});

it('does so where PostgreSQL has the finished games', { timeout: 120_000 }, async () => {
  await using postgres = await startPostgres();
  await using stage = await startStage({ JOURNAL: 'on', DATABASE_URL: postgres.newDatabase() });
  const { server } = stage;
  await using marks = await temporaryFolder();
  using game = await Game.create('beside PostgreSQL', server, marks.path);
  await game.join(PLAYERS);
  await game.host.start();
  await game.answered(0, 1);
  server.kill();
  await server.revive();
  await game.finish();
  const verdict = await game.judge();
  expect(verdict).toMatchObject({ lost: false, ackedLost: 0, twice: 0, problems: [] });
  expect(verdict.acked).toBe(2 * PLAYERS);
});
