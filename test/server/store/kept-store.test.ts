/** The memory store in a journal: what every store guarantees, while one process follows the other. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Store } from '../../../server/store/contract.ts';
import { keepStore } from '../../../server/store/memory/kept-store.ts';
import { createMemoryStore } from '../../../server/store/memory/memory-store.ts';
import { type StoreUnderTest, storeContract } from '../../contract/store-contract.ts';
import { anyRounds, expectAlike } from '../../contract/store-model.ts';
import { KeptHere } from '../../support/kept.ts';

const START = 1_800_000_000_000;

async function openKept(): Promise<StoreUnderTest> {
  let now = START;
  const open = () => KeptHere.open((keep) => keepStore(keep).store, { clock: () => now });
  let kept = await open();
  const clients = [false, true, true].map(
    (restarts) =>
      new Proxy({} as Store, { get: (_, name) => kept.client(restarts)[name as keyof Store] }),
  );
  return {
    clients,
    async advance(ms) {
      now += ms;
    },
    async clear() {
      // Whatever the test did is found by one more process.
      await kept.restart();
      await kept[Symbol.asyncDispose]();
      kept = await open();
    },
    close: () => kept[Symbol.asyncDispose](),
  };
}

storeContract('the memory store in a journal', openKept);

it('is after any restart what it was, whatever has happened', async () => {
  const property = fc.asyncProperty(
    anyRounds,
    fc.infiniteStream(fc.boolean()),
    async (rounds, when) => {
      await using kept = await KeptHere.open((keep) => keepStore(keep).store);
      const between = async () => {
        if (when.next().value) await kept.restart();
      };
      await expectAlike([createMemoryStore()], [kept.client(false)], rounds, between);
    },
  );
  await fc.assert(property, { numRuns: 20 });
});

it('is after a dump what it was, whatever has happened', async () => {
  const property = fc.asyncProperty(anyRounds, async (rounds) => {
    let store = createMemoryStore();
    const real = new Proxy({} as Store, { get: (_, name) => store[name as keyof Store] });
    const between = async () => {
      const pieces: unknown[] = [...store.dump()];
      store = createMemoryStore();
      for (const piece of JSON.parse(JSON.stringify(pieces))) store.restore(piece);
    };
    await expectAlike([createMemoryStore()], [real], rounds, between);
  });
  await fc.assert(property, { numRuns: 30 });
});

it('has after a checkpoint what it had, and less on the disk where games are over', async () => {
  await using kept = await KeptHere.open((keep) => keepStore(keep).store);
  const property = fc.asyncProperty(anyRounds, async (rounds) => {
    await expectAlike([createMemoryStore()], [kept.client(false)], rounds);
  });
  await fc.assert(property, { numRuns: 5 });
  await fc.assert(
    fc.asyncProperty(anyRounds, async (rounds) => {
      let left = 1;
      const between = async () => {
        if (left-- !== 0) return;
        await kept.journal.checkpoint();
        await kept.restart();
      };
      await expectAlike([createMemoryStore()], [kept.client(false)], rounds, between);
    }),
    { numRuns: 2 },
  );
  expect(kept.journal.found.commands).toBeLessThan(20);
});
