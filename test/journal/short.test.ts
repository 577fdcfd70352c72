/** A process alone is killed in each phase of its games: they continue where they were. */
import { expect, it } from 'vitest';
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
  expect(sentTwice(simulator)).toBe(0);
  expect(await server.stop()).not.toContain('"level":50');
});
