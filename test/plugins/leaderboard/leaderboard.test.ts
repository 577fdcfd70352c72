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

it('gives a tie one rank, and the next player the rank by how many are ahead', async () => {
  await using running = await startApp();
  const { store, services, games } = running.app;
  const leaderboard = services.use('leaderboard');
  const { id } = await createGame(store);
  const points = { Ana: 500, Ben: 900, Cleo: 900, Dan: 500, Eve: 100 };
  const ids = new Map<string, string>();
  for (const name of Object.keys(points)) ids.set(name, await join(store, id, name));
  const results = Object.entries(points).map(([name, earned]) => ({
    player: ids.get(name) ?? '',
    correctness: 1,
    points: earned,
    streak: 1,
  }));
  await leaderboard.record(id, 0, results);
  const top = async (count: number) =>
    (await leaderboard.top(id, count)).map(({ rank, nickname }) => [rank, nickname]);
  expect(await top(10)).toEqual([
    [1, 'Ben'],
    [1, 'Cleo'],
    [3, 'Ana'],
    [3, 'Dan'],
    [5, 'Eve'],
  ]);
  expect(await top(1)).toEqual([[1, 'Ben']]);
  expect(await top(0)).toEqual([]);

  // A player who leaves is ahead of nobody any more; one who was never there has no rank.
  await games.leave(id, ids.get('Ben') ?? '');
  const asked = ['Ben', 'Dan', 'Eve'].map((name) => ids.get(name) ?? '');
  const standings = await leaderboard.standings(id, [...asked, 'nobody']);
  expect(asked.map((player) => standings.get(player)?.rank)).toEqual([undefined, 2, 4]);
  expect(standings.has('nobody')).toBe(false);
});
