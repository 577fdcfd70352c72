import { expect, it } from 'vitest';
import { reachOf } from '../../../bridge/chat/reach.ts';
import { initialState } from '../../../server/engine/reduce.ts';
import type { Phase } from '../../../server/engine/state.ts';
import type { Games, Player, Services } from '../../../server/plugin.ts';

const open = { name: 'open', question: 1, openedAt: 1000, closesAt: 21_000 } as const;

/** A game of so many players in a chat, of whom each saw the question a second after the one before. */
function reach(count: number, phase: Phase = open) {
  const ids = Array.from({ length: count }, (_, at) => `p${at}`);
  const games = {
    state: async () => ({ ...initialState(), phase }),
    async *players() {
      for (let at = 0; at < ids.length; at += 100)
        yield ids
          .slice(at, at + 100)
          .map((id) => ({ id, nickname: id, channel: 'chat' }) as Player);
    },
    // One is in a browser, one is away.
    connections: async (_: string, asked: string[]) =>
      asked.map((id) => (id === 'p0' ? 'a browser' : id === 'p1' ? undefined : 'chat')),
  } as Pick<Games, 'state' | 'players' | 'connections'>;
  const leaderboard = {
    // And one is out.
    standings: async () => new Map([['p2', { last: { out: true } }]]),
  } as unknown as Pick<Services['leaderboard'], 'standings'>;
  const seen = async (id: string, openedAt: number) =>
    id === 'p9' ? undefined : openedAt + 1000 * Number(id.slice(1));
  const now = async () => 6500;
  return reachOf({ games, leaderboard, channel: 'chat', now, seen }, 'game', 1);
}

it('counts those who are there and in the game, and who of them has the question', async () => {
  // p3, p4 and p5 have it by now.
  expect(await reach(10)).toEqual({ players: 7, reached: 3 });
});

it('counts those only who may answer, and nobody for a question that is not open', async () => {
  expect(await reach(10, { ...open, only: ['p4', 'p8', 'p0'] })).toEqual({
    players: 2,
    reached: 1,
  });
  expect(await reach(10, { ...open, question: 2 })).toEqual({ players: 0, reached: 0 });
  const closed = { name: 'scoring', question: 1, openedAt: 1, closedAt: 2, ending: false } as const;
  expect(await reach(10, closed)).toEqual({ players: 0, reached: 0 });
});

it('looks at some of many', async () => {
  const { players } = await reach(5000);
  expect(players).toBeGreaterThanOrEqual(400);
  expect(players).toBeLessThanOrEqual(500);
});
