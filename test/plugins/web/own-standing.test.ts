/**
 * A player's view of the board: the best, the own row with its neighbours, and who is to be caught.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ownBoard, podiumGap, rivalOf } from '../../../plugins/web/src/game/own-standing.ts';
import type { OwnState } from '../../../server/protocol/snapshot.ts';
import type { Place } from '../../../server/protocol/views.ts';

/** A game of so many, as the server tells it to each of them. */
function told(points: number[], own: number) {
  const sorted = points
    .map((total, index) => ({ nickname: `P${index}`, total }))
    .toSorted((a, b) => b.total - a.total);
  const board: Place[] = sorted.map((one) => ({
    ...one,
    rank: 1 + sorted.filter(({ total }) => total > one.total).length,
  }));
  const at = board.findIndex(({ nickname }) => nickname === `P${own}`);
  const [me, above, below] = [board[at], board[at - 1], board[at + 1]];
  if (!me) throw new Error('nobody');
  const near = me.rank > 10 && above && { ahead: at, above, ...(below && { below }) };
  const you: OwnState = {
    id: 'me',
    streak: 0,
    ...me,
    result: { correct: true, points: 0, streak: 0, ...me, ...(near && { near }) },
  };
  return { board, at, leaderboard: board.slice(0, 10), you };
}

const anyGame = fc
  .array(fc.integer({ min: -5, max: 40 }), { minLength: 1, maxLength: 40 })
  .chain((points) =>
    fc.record({ points: fc.constant(points), own: fc.nat({ max: points.length - 1 }) }),
  );

it('shows the own row once, next to its neighbours, and counts who is left out', () => {
  fc.assert(
    fc.property(anyGame, ({ points, own }) => {
      const { board, at, leaderboard, you } = told(points, own);
      // Those who tie for the tenth place beyond the first ten rows hear of no neighbours.
      fc.pre(at < 10 || you.rank > 10);
      const { top, hidden, around } = ownBoard({ leaderboard, you });
      const shown = [...top, ...around].map(({ nickname }) => nickname);
      expect(shown.filter((nickname) => nickname === `P${own}`)).toHaveLength(1);
      expect(new Set(shown).size).toBe(shown.length);
      const first = around[0]
        ? board.findIndex(({ nickname }) => nickname === around[0]?.nickname)
        : top.length;
      expect(hidden).toBe(first - top.length);
      const order = shown.map((name) => board.findIndex(({ nickname }) => nickname === name));
      expect(order).toEqual(order.toSorted((a, b) => a - b));
      if (at > 0) expect(shown).toContain(board[at - 1]?.nickname);
    }),
  );
});

it('names who stands right above, and to the first who is behind', () => {
  const points = [100, 90, 90, 10];
  const rival = (own: number) => rivalOf(told(points, own));
  expect(rival(0)).toEqual({ nickname: 'P1', where: 'behind', by: 10 });
  expect(rival(1)).toEqual({ nickname: 'P0', where: 'ahead', by: 10 });
  expect(rival(2)).toEqual({ nickname: 'P1', where: 'level', by: 0 });
  expect(rival(3)).toEqual({ nickname: 'P2', where: 'ahead', by: 80 });
  expect(rivalOf(told([7], 0))).toBeUndefined();
  const many = Array.from({ length: 20 }, (_, index) => 1000 - index);
  expect(rivalOf(told(many, 15))).toEqual({ nickname: 'P14', where: 'ahead', by: 1 });
});

it('tells what is missing to the podium, and nothing where nobody is on it', () => {
  const gap = (points: number[], own: number) => {
    const { board, you } = told(points, own);
    return podiumGap({ podium: board.slice(0, 3), you });
  };
  expect(gap([50, 40, 30, 10], 3)).toBe(20);
  expect(gap([50, 40, 30, 30], 3)).toBeUndefined();
  expect(gap([0, 0, 0, 0], 3)).toBeUndefined();
  expect(gap([50, 0, 0, 0], 3)).toBe(50);
});
