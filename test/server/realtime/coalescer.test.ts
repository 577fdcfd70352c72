import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CALM, Coalescer, type Count, PROMPT } from '../../../server/realtime/coalescer.ts';
import { createMemoryStore } from '../../../server/store/memory/memory-store.ts';
import { gateAt, join, lobby, newDefinition } from '../../contract/games.ts';

/** A game with a question open, whose counts go to hosts and to players. */
async function told(players: number) {
  const store = createMemoryStore({ now: () => Date.now() });
  const now = Date.now();
  const game = newDefinition(now);
  const phase = { name: 'open', question: 0, openedAt: now, closesAt: now + 60_000 } as const;
  await store.games.create(game, { ...lobby(), phase }, gateAt(0, now));
  for (let index = 0; index < players; index++) await join(store, game.id, `Player ${index}`);
  const hosts: Count[] = [];
  const crowd: Count[] = [];
  const coalescer = new Coalescer(store, [
    { name: 'hosts', send: (_, event) => void hosts.push(event), ...PROMPT },
    { name: 'players', send: (_, event) => void crowd.push(event), ...CALM },
  ]);
  return { game, coalescer, hosts, crowd };
}

describe('counts', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('of answers go to hosts in the next interval, and to players in the next second', async () => {
    const { game, coalescer, hosts, crowd } = await told(3);
    coalescer.answered(game.id, 0);
    await vi.advanceTimersByTimeAsync(200);
    expect(hosts.map(({ name }) => name)).toEqual(['answers']);
    await vi.advanceTimersByTimeAsync(600);
    expect(crowd).toEqual([]);
    await vi.advanceTimersByTimeAsync(600);
    expect(crowd.map(({ name }) => name)).toEqual(['answers']);
    coalescer.close();
  });

  it('of answers do not go to players before their time, though others do', async () => {
    const { game, coalescer, crowd } = await told(3);
    coalescer.joined(game.id, 'Ana');
    coalescer.answered(game.id, 0);
    await vi.advanceTimersByTimeAsync(800);
    expect(crowd.map(({ name }) => name)).toEqual(['lobby']);
    await vi.advanceTimersByTimeAsync(600);
    expect(crowd.map(({ name }) => name)).toEqual(['lobby', 'answers']);
    coalescer.close();
  });

  it('P3: go to hosts five times a second, and to a crowd as often as it can bear', async () => {
    const { game, coalescer, hosts, crowd } = await told(2000);
    for (let index = 0; index < 100; index++) {
      coalescer.joined(game.id, `Player ${index}`);
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(hosts.length).toBeGreaterThan(20);
    expect(hosts.length).toBeLessThanOrEqual(25);
    expect(crowd.length).toBeGreaterThan(2);
    expect(crowd.length).toBeLessThanOrEqual(5);
    coalescer.close();
  });

  it.each([
    ['an answer to the question before', [-1, 0]],
    ['something said to what is asked before the next one', [0, 0.5]],
  ])('of answers are told, also with %s in the same interval', async (_what, places) => {
    const { game, coalescer, hosts } = await told(3);
    for (const place of places) coalescer.answered(game.id, place);
    await vi.advanceTimersByTimeAsync(200);
    expect(hosts).toMatchObject([{ name: 'answers', payload: { index: 0 } }]);
    coalescer.close();
  });

  it('of the lobby say who has left, and which faces were chosen', async () => {
    const { game, coalescer, hosts } = await told(3);
    coalescer.joined(game.id, 'Ana');
    coalescer.joined(game.id, 'Ben');
    coalescer.faced(game.id, 'Ana', 7);
    coalescer.faced(game.id, 'Ana', 8);
    coalescer.left(game.id, 'Ben');
    await vi.advanceTimersByTimeAsync(200);
    expect(hosts).toMatchObject([
      { payload: { joined: ['Ana'], left: ['Ben'], faces: [{ nickname: 'Ana', face: 8 }] } },
    ]);
    coalescer.close();
  });

  it('that have to wait forget who has come and gone', async () => {
    const { game, coalescer, crowd } = await told(4000);
    coalescer.left(game.id, 'Ana');
    await vi.advanceTimersByTimeAsync(250);
    coalescer.joined(game.id, 'Ben');
    await vi.advanceTimersByTimeAsync(450);
    coalescer.left(game.id, 'Ben');
    await vi.advanceTimersByTimeAsync(3000);
    expect(crowd[1]).toMatchObject({ payload: { joined: [], left: ['Ben'] } });
    coalescer.close();
  });

  it('that had to wait are told in the end', async () => {
    const { game, coalescer, crowd } = await told(4000);
    coalescer.joined(game.id, 'Ana');
    await vi.advanceTimersByTimeAsync(250);
    coalescer.joined(game.id, 'Ben');
    await vi.advanceTimersByTimeAsync(1000);
    expect(crowd).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2000);
    expect(crowd[1]).toMatchObject({ name: 'lobby', payload: { players: 4000, joined: ['Ben'] } });
    coalescer.close();
  });
});
