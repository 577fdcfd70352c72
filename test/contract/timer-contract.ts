import { describe, expect, it } from 'vitest';
import { createGame, OPEN_DOOR, turn } from './games.ts';
import type { Given } from './store-contract.ts';

export function timerContract(given: Given): void {
  describe('timers', () => {
    const due = async (key: string) =>
      given.store.timers.set({ kind: 'test', key, at: await given.store.now() });

    it('are claimed when they are due, and not before', async () => {
      const at = (await given.store.now()) + 500;
      await given.store.timers.set({ kind: 'test', key: 'a', at });
      expect(await given.others[0].timers.next()).toBe(at);
      expect(await given.others[0].timers.claim(10, 1000)).toEqual([]);
      await given.advance(520);
      const [claimed] = await given.others[0].timers.claim(10, 1000);
      expect(claimed).toMatchObject({ kind: 'test', key: 'a', at });
    });

    it('have exactly one winner each, of however many try', async () => {
      const keys = Array.from({ length: 25 }, (_, index) => `key ${index}`);
      await Promise.all(keys.map(due));
      await given.advance(5);
      const stores = [given.store, ...given.others];
      const claims = await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          (stores[index % 3] ?? given.store).timers.claim(10, 60_000),
        ),
      );
      expect(claims.flatMap((claim) => claim.map(({ key }) => key)).sort()).toEqual(keys.sort());
      for (const claim of claims) expect(claim.length).toBeLessThanOrEqual(10);
    });

    it('are gone once they are done', async () => {
      await due('a');
      await given.advance(5);
      const [claimed] = await given.store.timers.claim(1, 20);
      if (!claimed) throw new Error('one was due');
      await given.others[0].timers.done(claimed);
      await given.advance(40);
      expect(await given.store.timers.claim(1, 20)).toEqual([]);
      expect(await given.store.timers.next()).toBeUndefined();
    });

    it('come back when the lease ends and they were not done', async () => {
      await due('a');
      await given.advance(5);
      const [first] = await given.store.timers.claim(1, 500);
      expect(await given.others[0].timers.claim(1, 500)).toEqual([]);
      await given.advance(520);
      const [second] = await given.others[0].timers.claim(1, 60_000);
      expect(second?.key).toBe('a');
      // The first one is late: what it says about its claim counts no more.
      if (first) await given.store.timers.done(first);
      expect(await given.store.timers.next()).toBeDefined();
      if (second) await given.store.timers.done(second);
      expect(await given.store.timers.next()).toBeUndefined();
    });

    it('that were set again while claimed are not done with it', async () => {
      await due('a');
      await given.advance(5);
      const [claimed] = await given.store.timers.claim(1, 60_000);
      const at = (await given.store.now()) + 1000;
      await given.others[0].timers.set({ kind: 'test', key: 'a', at });
      if (claimed) await given.store.timers.done(claimed);
      expect(await given.store.timers.next()).toBe(at);
    });

    it('replace the one of the same kind and key, and can be cancelled', async () => {
      const now = await given.store.now();
      await given.store.timers.set({ kind: 'test', key: 'a', at: now + 1000 });
      await given.store.timers.set({ kind: 'test', key: 'a', at: now + 3000 });
      await given.store.timers.set({ kind: 'other', key: 'a', at: now + 2000 });
      expect(await given.store.timers.next()).toBe(now + 2000);
      await given.others[0].timers.cancel('other', 'a');
      expect(await given.store.timers.next()).toBe(now + 3000);
      await given.store.timers.cancel('test', 'a');
      await given.store.timers.cancel('test', 'nothing');
      expect(await given.store.timers.next()).toBeUndefined();
    });

    it('are told to who watches, wherever they are set', async () => {
      const heard = new Map<string, number>();
      let listening = (_at: number): void => undefined;
      const stops = given.others.map((store, index) =>
        store.timers.watch((at) => {
          heard.set(`${index}`, at);
          listening(at);
        }),
      );
      const at = (await given.store.now()) + 5000;
      const told = new Promise<void>((resolve) => {
        listening = () => heard.size === 2 && resolve();
      });
      await given.store.timers.set({ kind: 'test', key: 'a', at });
      await told;
      expect([...heard.values()]).toEqual([at, at]);
      for (const stop of stops) stop();
    });

    it('are told to nobody who has stopped watching', async () => {
      const [store] = given.others;
      const heard: number[] = [];
      const stop = store.timers.watch((at) => heard.push(at));
      let listening = (_at: number): void => undefined;
      const stopOther = store.timers.watch((at) => listening(at));
      const tell = async (at: number) => {
        const told = new Promise<void>((resolve) => {
          listening = (when) => when === at && resolve();
        });
        await given.store.timers.set({ kind: 'test', key: 'a', at });
        await told;
      };
      const now = await given.store.now();
      await tell(now + 5000);
      stop();
      await tell(now + 6000);
      stopOther();
      expect(heard).toEqual([now + 5000]);
    });

    it('of games are told as well', async () => {
      const { id } = await createGame(given.store);
      const dueAt = (await given.store.now()) + 5000;
      let stop = (): void => undefined;
      const told = new Promise<void>((resolve) => {
        stop = given.others[0].timers.watch((at) => at === dueAt && resolve());
      });
      await turn(given.store, id, { ...OPEN_DOOR, dueAt });
      await told;
      stop();
    });
  });
}
