import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Leaderboard } from '../../../server/services.ts';
import { createGame, join } from '../../contract/games.ts';
import { startApp } from '../../support/app.ts';

/** The rule in the fewest words: everybody with more points is before you. */
function naiveRanks(totals: number[]): number[] {
  return totals.map((own) => 1 + totals.filter((other) => other > own).length);
}

it('ranks any points as counting by hand does, round after round', async () => {
  await using running = await startApp();
  const leaderboard: Leaderboard = running.app.services.use('leaderboard');
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.integer({ min: -3, max: 6 }), { minLength: 6, maxLength: 6 }), {
        minLength: 1,
        maxLength: 5,
      }),
      async (rounds) => {
        const { id } = await createGame(running.app.store);
        const names = ['A', 'B', 'C', 'D', 'E', 'F'];
        const players: string[] = [];
        for (const name of names) players.push(await join(running.app.store, id, name));
        const totals = players.map(() => 0);
        for (const [question, points] of rounds.entries()) {
          const results = players.map((player, index) => ({
            player,
            correctness: 1,
            points: points[index] ?? 0,
            streak: 1,
          }));
          await leaderboard.record(id, question, results);
          await leaderboard.record(id, question, results);
          for (const [index, gained] of points.entries())
            totals[index] = (totals[index] ?? 0) + gained;
        }
        const standings = await leaderboard.standings(id, players);
        expect(players.map((player) => standings.get(player)?.total)).toEqual(totals);
        expect(players.map((player) => standings.get(player)?.rank)).toEqual(naiveRanks(totals));
        const top = await leaderboard.top(id, 3);
        const best = names
          .map((nickname, index) => ({ nickname, total: totals[index] ?? 0, index }))
          .toSorted((a, b) => b.total - a.total || a.index - b.index)
          .slice(0, 3);
        expect(top.map(({ nickname, total }) => ({ nickname, total }))).toEqual(
          best.map(({ nickname, total }) => ({ nickname, total })),
        );
        await running.app.store.games.expire(id, 0);
      },
    ),
    { numRuns: 60 },
  );
});
