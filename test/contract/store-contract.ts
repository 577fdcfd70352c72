import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import type { Store } from '../../server/store/contract.ts';
import { answerContract } from './answer-contract.ts';
import { boardContract } from './board-contract.ts';
import { gameContract } from './game-contract.ts';
import { playerContract } from './player-contract.ts';
import { spaceContract } from './space-contract.ts';
import { timerContract } from './timer-contract.ts';

/** A store under test, seen by several processes at once. */
export interface StoreUnderTest {
  /** Three or more clients of the same data. */
  clients: Store[];
  /** Lets this much of the store's time pass, in ms: by its clock, or by waiting. */
  advance(ms: number): Promise<void>;
  /** Forgets all data. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** The fixture that each part of the contract is tested with. */
export interface Given {
  /** The client to use, and others of the same data. */
  readonly store: Store;
  readonly others: [Store, Store];
  readonly advance: StoreUnderTest['advance'];
}

/**
 * The guarantees of server/store/contract.ts, as tests: hand in a store, and it has to hold all of
 * them.
 * @param open opens the store once, before the first test
 */
export function storeContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(name, () => {
    let opened: StoreUnderTest;
    const client = (index: number): Store => {
      const store = opened.clients[index];
      if (!store) throw new Error('the contract needs three clients');
      return store;
    };
    beforeAll(async () => {
      opened = await open();
    });
    afterEach(() => opened.clear());
    afterAll(() => opened?.close());

    const given: Given = {
      get store() {
        return client(0);
      },
      get others() {
        return [client(1), client(2)] as [Store, Store];
      },
      advance: (ms) => opened.advance(ms),
    };
    gameContract(given);
    playerContract(given);
    answerContract(given);
    boardContract(given);
    timerContract(given);
    spaceContract(given);
  });
}
