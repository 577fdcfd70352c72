import { describe, expect, it } from 'vitest';
import type { Audience } from '../../../bridge/chat/audience.ts';
import { Broadcasts } from '../../../bridge/telegram/broadcasts.ts';
import type { Letters } from '../../../bridge/telegram/letters.ts';
import type { Ending, OutboxItem } from '../../../bridge/telegram/outbox.ts';
import type { Games } from '../../../server/plugin.ts';

const PLAYERS = 50;

/** Has extra time. */
const SLOW = 'p7';

/** A game of 50 players in its first question; the test is the outbox and the timers. */
function build(send: (item: OutboxItem) => Promise<Ending>) {
  const timers = new Map<string, number>();
  const players = Array.from({ length: PLAYERS }, (_, index) => ({
    id: `p${index}`,
    nickname: `${index}`,
    channel: 'telegram',
    address: `c${index}`,
  }));
  const reached = players.map((player) => ({
    player,
    key: player.address,
    seat: {
      gameId: 'g',
      playerId: player.id,
      to: `c${player.id}`,
      language: 'en' as const,
      since: 0,
    },
    standing: undefined,
  }));
  const audience: Pick<Audience, 'of' | 'rest' | 'isResting'> = {
    async *of() {
      yield reached.slice(0, 30);
      yield reached.slice(30);
    },
    rest: async () => undefined,
    isResting: async () => false,
  };
  const games = {
    state: async () => ({
      phase: { name: 'open', question: 0, openedAt: 0, closesAt: 9000 },
      longer: { [SLOW]: 2 },
    }),
    definition: async () => ({ quiz: { questions: [] } }),
  } as unknown as Games;
  const broadcasts = new Broadcasts({
    games,
    letters: {} as Letters,
    outbox: { send, sentAt: async () => undefined },
    timers: {
      set: async (key, at) => void timers.set(key, at),
      cancel: async (key) => void timers.delete(key),
    },
    audience,
    now: async () => 1000,
    ended: async () => undefined,
  });
  return { broadcasts, timers };
}

describe('a broadcast', () => {
  it('reaches everybody once, with the question’s own end, and is then off the timers', async () => {
    const items: OutboxItem[] = [];
    const { broadcasts, timers } = build(async (item) => {
      items.push(item);
      return 'sent';
    });
    await broadcasts.begin({ gameId: 'g', question: 0 });
    expect([...timers]).toEqual([['question.g.0', 1000]]);
    await broadcasts.run('question.g.0');
    expect(new Set(items.map(({ chat }) => chat)).size).toBe(PLAYERS);
    expect(new Set(items.map(({ id }) => id)).size).toBe(PLAYERS);
    for (const { chat, expiresAt } of items)
      expect(expiresAt).toBe(chat === `c${SLOW}` ? 18_000 : 9000);
    expect([...timers]).toEqual([]);
  });

  it('is still on the timers while it works, and stays there if it fails or is cut short', async () => {
    const held = Promise.withResolvers<Ending>();
    const { broadcasts, timers } = build(() => held.promise);
    const running = broadcasts.run('question.g.0');
    await expect.poll(() => timers.get('question.g.0')).toBeGreaterThan(1000);
    held.resolve('dropped');
    await running;
    expect(timers.has('question.g.0')).toBe(true);
    const failing = build(() => Promise.reject(new Error('the store is gone')));
    await expect(failing.broadcasts.run('question.g.0')).rejects.toThrow('the store is gone');
    expect(failing.timers.has('question.g.0')).toBe(true);
  });

  it('asks for no more than a few messages at a time, so that replies get in between', async () => {
    let underway = 0;
    let most = 0;
    const { broadcasts } = build(async () => {
      underway += 1;
      most = Math.max(most, underway);
      await Promise.resolve();
      underway -= 1;
      return 'sent';
    });
    await broadcasts.run('question.g.0');
    expect(most).toBe(20);
  });

  it('of a question that is not open is none', async () => {
    const { broadcasts, timers } = build(() => Promise.reject(new Error('nothing to send')));
    await broadcasts.run('question.g.1');
    expect([...timers]).toEqual([]);
  });
});
