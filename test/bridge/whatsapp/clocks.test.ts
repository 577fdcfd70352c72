import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { Clocks } from '../../../bridge/whatsapp/clocks.ts';
import { initialState } from '../../../server/engine/reduce.ts';
import type { Phase, State } from '../../../server/engine/state.ts';
import { type Games, QRushError } from '../../../server/plugin.ts';
import { createMemoryStore } from '../../../server/store/memory/memory-store.ts';
import { patiently, seeds } from '../../support/seeds.ts';

const open = { name: 'open', question: 2, openedAt: 10_000, closesAt: 30_000 } as const;
const about = { gameId: 'game', playerId: 'ana', question: 2 };

describe('the clock of a WhatsApp player', () => {
  let phase: Phase | undefined;
  let clocks: Clocks;
  let waits: number[];
  let longer: State['longer'];
  const fresh = () => {
    const games = {
      async state(): Promise<State> {
        if (!phase) throw new QRushError('GAME_NOT_FOUND');
        return { ...initialState(), phase, ...(longer && { longer }) };
      },
      async waitFor(_: string, grace: number) {
        waits.push(grace);
      },
    } as Pick<Games, 'state' | 'waitFor'> as Games;
    return new Clocks(games, createMemoryStore().space('whatsapp'), 3000);
  };
  beforeEach(() => {
    phase = open;
    waits = [];
    longer = undefined;
    clocks = fresh();
  });
  const judged = (sentAt?: number) =>
    clocks.timing(
      'game',
      'ana',
      2,
      sentAt === undefined ? undefined : { from: sentAt, to: sentAt + 999 },
    );
  const timing = async (sentAt?: number) => (await judged(sentAt)).timing;

  it('starts when the question has reached the player', async () => {
    await clocks.reached({ about }, 14_200);
    // The API has it, and a phone 0.7 s later, as far as nothing else is known.
    expect(await clocks.of('game', 'ana', 2)).toBe(4900);
    expect(await timing(16_000)).toEqual({ grace: 7900, startedAt: 14_900, answeredAt: 16_500 });
  });

  it('is started once: a second message with the question gives no time back', async () => {
    await clocks.reached({ about }, 14_200);
    await clocks.reached({ about }, 19_000);
    expect(await clocks.of('game', 'ana', 2)).toBe(4900);
  });

  it('leaves to the server what nobody knows', async () => {
    expect(await timing()).toEqual({ grace: 3000 });
    await clocks.reached({ about: { gameId: 'game', playerId: 'ana' } }, 14_200);
    await clocks.reached({}, 14_200);
    expect(await timing()).toEqual({ grace: 3000 });
  });

  it('ends for each player when their own time is over, for which the game waits', async () => {
    await clocks.reached({ about }, 14_200);
    expect(waits).toEqual([9000]);
    // 20 seconds from 14.9 on.
    expect(await judged(34_000)).toMatchObject({ late: false, timing: { answeredAt: 34_500 } });
    expect(await judged(35_000)).toMatchObject({ late: true });
  });

  it('ends later for a player with extra time, by as much as they have', async () => {
    longer = { ana: 1.5 };
    await clocks.reached({ about }, 14_200);
    // The store gives the extra time to the grace that is there.
    expect(await judged(44_000)).toMatchObject({ late: false, timing: { grace: 7900 } });
    expect(await judged(45_000)).toMatchObject({ late: true });
    longer = { ben: 1.5 };
    expect(await judged(44_000)).toMatchObject({ late: true });
  });

  it('ends when it would have, where others were shown the question later', async () => {
    phase = { ...open, closesAt: 32_000, held: 2000 };
    await clocks.reached({ about }, 14_200);
    // Their answers are waited for as long after that deadline.
    expect(waits).toEqual([7000]);
    expect(await judged(34_000)).toMatchObject({ late: false, timing: { grace: 5900 } });
    expect(await judged(35_000)).toMatchObject({ late: true });
  });

  it('ends with that of all for who comes in later, and begins with it for who is back', async () => {
    await clocks.reached({ about: { ...about, came: 'joined' } }, 24_000);
    expect(await timing(26_000)).toEqual({ grace: 3000, startedAt: 24_700, answeredAt: 26_500 });
    expect(await judged(31_000)).toMatchObject({ late: true });
    const ben = { ...about, playerId: 'ben', came: 'back' as const };
    await clocks.reached({ about: ben }, 24_000);
    expect(await clocks.of('game', 'ben', 2)).toBeUndefined();
    expect(waits).toEqual([]);
  });

  it('begins when the message was on the phone, where that is told, and hardly later than for others', async () => {
    const told = (stamp: number, heardAt: number) =>
      clocks.delivered(about, 'ana', { at: { from: stamp, to: stamp + 999 }, heardAt });
    // Nothing is known of who has it.
    await told(12_000, 12_600);
    expect(await clocks.of('game', 'ana', 2)).toBeUndefined();
    await clocks.reached({ about }, 12_150);
    await told(12_000, 12_650);
    expect(await clocks.of('game', 'ana', 2)).toBe(2400);
    await told(13_000, 13_900);
    expect(await clocks.of('game', 'ana', 2)).toBe(2400);
    const flown = { ...about, playerId: 'fay' };
    await clocks.reached({ about: flown }, 12_150);
    await clocks.delivered(about, 'fay', { at: { from: 19_000, to: 19_999 }, heardAt: 20_000 });
    expect(await clocks.of('game', 'fay', 2)).toBe(2150 + 700 + 300);
  });

  it('knows which questions were sent at all', async () => {
    expect(await clocks.sent('game', 'ana')).toBeUndefined();
    for (const question of [2, 3, 5, 6]) {
      phase = { ...open, question };
      await clocks.reached({ about: { ...about, question } }, 10_100);
    }
    expect(await clocks.sent('game', 'ana')).toEqual([3, 5, 6]);
  });

  it('takes what was sent in the deadline’s own second, and nothing later', async () => {
    expect(await judged(30_000)).toMatchObject({ late: false });
    expect(await judged(31_000)).toMatchObject({ late: true });
    expect(await judged()).toMatchObject({ late: false });
    phase = { ...open, question: 3 };
    expect(await judged(31_000)).toMatchObject({ late: false });
  });

  it('is of one question, and of one player', async () => {
    await clocks.reached({ about: { ...about, question: 1 } }, 14_200);
    expect(await clocks.of('game', 'ana', 1)).toBeUndefined();
    await clocks.reached({ about: { ...about, playerId: 'ben' } }, 14_200);
    expect(await clocks.of('game', 'ana', 2)).toBeUndefined();
    await clocks.reached({ about }, 14_000);
    phase = { ...open, question: 3, openedAt: 50_000, closesAt: 70_000 };
    await clocks.reached({ about: { ...about, question: 3 } }, 50_100);
    expect(await clocks.of('game', 'ana', 2)).toBeUndefined();
    expect(await clocks.of('game', 'ana', 3)).toBe(800);
  });

  it('stands still in a pause', async () => {
    phase = { name: 'paused', inner: open, pausedAt: 12_000 };
    await clocks.reached({ about }, 60_000);
    // The pause took 100 s: all times have moved by that.
    phase = { ...open, openedAt: 110_000, closesAt: 130_000 };
    expect(await timing()).toEqual({ grace: 5700, startedAt: 112_700 });
  });

  it('of a game that is gone or over is no error', async () => {
    phase = undefined;
    await clocks.reached({ about }, 14_200);
    expect(await timing(16_000)).toEqual({ grace: 3000, answeredAt: 16_500 });
    phase = { name: 'finished', at: 40_000, reason: 'completed' };
    await clocks.reached({ about }, 14_200);
    expect(await clocks.of('game', 'ana', 2)).toBeUndefined();
  });

  it('is forgotten when asked to', async () => {
    await clocks.reached({ about }, 14_200);
    await clocks.delete('game', 'ana');
    expect(await clocks.of('game', 'ana', 2)).toBeUndefined();
  });

  it('stands still in a pause: no answer takes longer by it', patiently, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(8000),
        fc.option(fc.nat(2000)),
        fc.nat(3000),
        fc.nat(15_000),
        fc.nat(3000),
        fc.integer({ min: 1, max: 100_000 }),
        async (delay, told, before, ms, back, length) => {
          const took = async (pause: number) => {
            const moved = { openedAt: 10_000 + pause, closesAt: 60_000 + pause };
            phase = { ...open, closesAt: 60_000 };
            clocks = fresh();
            await clocks.reached({ about }, 10_000 + delay);
            const at = 10_000 + delay + (told ?? 0);
            const stamp = Math.floor(at / 1000) * 1000;
            if (told !== null)
              await clocks.delivered(about, 'ana', {
                at: { from: stamp, to: stamp + 999 },
                heardAt: at + 400,
              });
            phase = { ...open, ...moved };
            const sent = at + 400 + before + ms + pause;
            const from = Math.floor(sent / 1000) * 1000;
            const { timing: of } = await clocks.timing('game', 'ana', 2, {
              from,
              to: from + 999,
              arrivedAt: sent + back,
            });
            return (of.answeredAt ?? 0) - (of.startedAt ?? 0);
          };
          // Stamps are whole seconds.
          expect(await took(length * 1000)).toBe(await took(0));
        },
      ),
      seeds,
    );
  });
});
