import { expect, it } from 'vitest';
import { initialState } from '../../../server/engine/reduce.ts';
import type { State } from '../../../server/engine/state.ts';
import { Credits } from '../../../server/games/credits.ts';
import type { Answer, Player, Store } from '../../../server/store/contract.ts';

const OPENED = 1000;
let looks = 0;

/** A game whose answers took so long, by player, and came when. */
function credits(given: [player: string, channel: string, came: number, elapsed: number][]) {
  looks = 0;
  const players = given.map(([id, channel]) => ({ id, nickname: id, channel }) as Player);
  const answers = given.map(
    ([player, , came, elapsed]): Answer => ({
      player,
      value: '1',
      receivedAt: OPENED + came,
      elapsed,
    }),
  );
  return new Credits({
    players: {
      async *pages() {
        yield players;
      },
    } as Partial<Store['players']> as Store['players'],
    answers: {
      async *pages() {
        looks += 1;
        yield answers;
      },
    } as Partial<Store['answers']> as Store['answers'],
  });
}

const closed = (question: number): State => ({
  ...initialState(),
  phase: { name: 'revealed', question, openedAt: OPENED, closedAt: 9000, nextAt: null },
});

it('tells by channel what was not charged, once for each question', async () => {
  const told = credits([
    ['a', 'web', 4000, 3920],
    ['b', 'web', 5000, 4000],
    ['c', 'web', 100, 100],
    ['d', 'whatsapp', 6000, 4500],
  ]);
  const expected = [
    { channel: 'web', question: 2, answers: 3, median: 80, most: 1000, near: 1, quick: 1 },
    { channel: 'whatsapp', question: 2, answers: 1, median: 1500, most: 1500 },
  ];
  expect(await told.of('game', closed(2))).toEqual(expected);
  expect(await told.of('game', closed(2))).toEqual(expected);
  expect(looks).toBe(1);
  await told.of('game', closed(3));
  expect(looks).toBe(2);
});

it('tells nothing while a question is open', async () => {
  const phase = { name: 'open', question: 0, openedAt: OPENED, closesAt: 9000 } as const;
  expect(await credits([]).of('game', { ...initialState(), phase })).toEqual([]);
});
