import type { Store } from '../../../server/store/contract.ts';
import { createMemoryStore } from '../../../server/store/memory/memory-store.ts';
import { type StoreUnderTest, storeContract } from '../../contract/store-contract.ts';

/** Its time passes when the test says so. */
async function openMemory(): Promise<StoreUnderTest> {
  let now = 1_800_000_000_000;
  const fresh = (): Store => createMemoryStore({ now: () => now });
  let store = fresh();
  // One process, so its clients are all the same store.
  const clients = [0, 1, 2].map(
    () => new Proxy({} as Store, { get: (_, name) => store[name as keyof Store] }),
  );
  return {
    clients,
    async advance(ms) {
      now += ms;
    },
    async clear() {
      store = fresh();
    },
    async close() {},
  };
}

storeContract('the memory store', openMemory);
