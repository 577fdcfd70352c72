import { afterEach, describe, expect, it } from 'vitest';
import { TimerLoop } from '../../../plugins/timers/loop.ts';
import type { ClaimedTimer, Store } from '../../../server/store/contract.ts';
import { createMemoryStore } from '../../../server/store/memory/memory-store.ts';

/** Waits until so many have come. */
class Fired {
  readonly all: { key: string; by: number }[] = [];
  #awaited: { count: number; resolve(): void }[] = [];

  add(key: string, by: number): void {
    this.all.push({ key, by });
    for (const { count, resolve } of this.#awaited) if (this.all.length >= count) resolve();
  }

  until(count: number): Promise<void> {
    if (this.all.length >= count) return Promise.resolve();
    return new Promise((resolve) => this.#awaited.push({ count, resolve }));
  }
}

const loops: TimerLoop[] = [];
afterEach(async () => {
  await Promise.all(loops.splice(0).map((loop) => loop.stop()));
});

function startLoop(
  { timers, now }: Pick<Store, 'timers' | 'now'>,
  fire: (timer: ClaimedTimer) => Promise<boolean>,
  lease = 60_000,
): TimerLoop {
  const onError = (error: unknown) => {
    throw error;
  };
  const loop = new TimerLoop({ timers, now, lease, fire, onError });
  loop.start();
  loops.push(loop);
  return loop;
}

describe('the timer loop', () => {
  it('fires each timer in exactly one of many loops, none early', async () => {
    const store = createMemoryStore();
    const fired = new Fired();
    const early: number[] = [];
    for (let by = 0; by < 4; by++) {
      startLoop(store, async ({ key, at }) => {
        const late = (await store.now()) - at;
        if (late < 0) early.push(late);
        fired.add(key, by);
        return true;
      });
    }
    const from = await store.now();
    const keys = Array.from({ length: 120 }, (_, index) => `timer ${index}`);
    await Promise.all(
      keys.map((key, index) => store.timers.set({ kind: 'test', key, at: from + (index % 60) })),
    );
    await fired.until(keys.length);
    expect(fired.all.map(({ key }) => key).sort()).toEqual(keys.sort());
    expect(early).toEqual([]);
    await Promise.all(loops.map((loop) => loop.stop()));
    expect(await store.timers.next()).toBeUndefined();
  });

  it('wakes up for a timer that is due before the one it waits for', async () => {
    const store = createMemoryStore();
    const fired = new Fired();
    startLoop(store, async ({ key }) => {
      fired.add(key, 0);
      return true;
    });
    const now = await store.now();
    await store.timers.set({ kind: 'test', key: 'far', at: now + 3_600_000 });
    await store.timers.set({ kind: 'test', key: 'near', at: now + 5 });
    await fired.until(1);
    expect(fired.all).toEqual([{ key: 'near', by: 0 }]);
  });

  it('fires again elsewhere when the one who had the timer did not do it', async () => {
    const store = createMemoryStore();
    const fired = new Fired();
    let dead: number | undefined;
    for (const by of [0, 1]) {
      startLoop(
        store,
        ({ key }) => {
          fired.add(key, by);
          dead ??= by;
          // A process that died answers never.
          return dead === by ? new Promise(() => {}) : Promise.resolve(true);
        },
        100,
      );
    }
    await store.timers.set({ kind: 'test', key: 'a', at: await store.now() });
    // The one that hangs holds nothing up: whoever is alive gets it in the end.
    for (let count = 2; fired.all.at(-1)?.by === dead || count === 2; count++) {
      await fired.until(count);
    }
    expect(fired.all.at(-1)?.by).not.toBe(dead);
    loops.splice(0);
  });

  it('keeps a timer whose handler failed for after the lease', async () => {
    const store = createMemoryStore();
    const fired = new Fired();
    startLoop(
      store,
      async ({ key }) => {
        fired.add(key, 0);
        return fired.all.length === 3;
      },
      20,
    );
    await store.timers.set({ kind: 'test', key: 'a', at: await store.now() });
    await fired.until(3);
    await loops[0]?.stop();
    expect(await store.timers.next()).toBeUndefined();
  });

  it('goes on when the store fails for a while', async () => {
    const store = createMemoryStore();
    const errors: unknown[] = [];
    const fired = new Fired();
    const { claim } = store.timers;
    const failing = {
      ...store.timers,
      claim: (limit: number, lease: number) =>
        errors.length < 2 ? Promise.reject(new Error('down')) : claim(limit, lease),
    };
    await store.timers.set({ kind: 'test', key: 'a', at: await store.now() });
    const loop = new TimerLoop({
      timers: failing,
      now: store.now,
      lease: 1000,
      async fire({ key }) {
        fired.add(key, 0);
        return true;
      },
      onError: (error) => errors.push(error),
    });
    loop.start();
    loops.push(loop);
    await fired.until(1);
    expect(errors).toHaveLength(2);
  });

  it('stops when what it fires is done, and fires no more', async () => {
    const store = createMemoryStore();
    const fired = new Fired();
    let finish = (): void => undefined;
    const loop = startLoop(store, ({ key }) => {
      fired.add(key, 0);
      return new Promise((resolve) => {
        finish = () => resolve(true);
      });
    });
    await store.timers.set({ kind: 'test', key: 'a', at: await store.now() });
    await fired.until(1);
    const stopped = loop.stop();
    await store.timers.set({ kind: 'test', key: 'b', at: await store.now() });
    finish();
    await stopped;
    expect(fired.all).toEqual([{ key: 'a', by: 0 }]);
    expect(await store.timers.next()).toBeDefined();
  });
});
