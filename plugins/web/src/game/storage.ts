import { type ReadonlySignal, signal } from '@preact/signals';
import { memoryStore, type Store } from '../../../../client/environment.ts';

/** A page's storage; it can be searched by the names of its entries. */
export interface PageStore extends Store {
  keys(): string[];
}

const TRIAL = 'qrush.trial';

const blocked = signal(false);

/** Whether this browser has refused to keep something: a reload would lose the player's place. */
export const keepsNothing: ReadonlySignal<boolean> = blocked;

/**
 * The browser's storage. Where that is denied (cookies blocked, a sandboxed frame), full, or forgets
 * what it was given, it is this page's memory.
 * @param open the very access may throw
 */
export function pageStore(open: () => Storage): PageStore {
  const memory = memoryStore();
  const names = new Set<string>();
  let isTried = false;
  const attempt = <Result>(act: (storage: Storage) => Result): Result | undefined => {
    try {
      const storage = open();
      // One that can be read and not written should be known before somebody relies on it.
      if (!isTried) {
        storage.setItem(TRIAL, '');
        storage.removeItem(TRIAL);
        isTried = true;
      }
      return act(storage);
    } catch {
      blocked.value = true;
      return undefined;
    }
  };
  return {
    get: (key) => memory.get(key) ?? attempt((storage) => storage.getItem(key)) ?? undefined,
    set(key, text) {
      const kept = attempt((storage) => {
        storage.setItem(key, text);
        return true;
      });
      if (kept) return;
      memory.set(key, text);
      names.add(key);
    },
    remove(key) {
      memory.remove(key);
      names.delete(key);
      attempt((storage) => storage.removeItem(key));
    },
    keys: () => [...new Set([...(attempt((storage) => Object.keys(storage)) ?? []), ...names])],
  };
}

/** For all windows of this browser, and for good. */
export const browserStore = pageStore(() => localStorage);

/** For this window, until it is closed. */
export const windowStore = pageStore(() => sessionStorage);
