import { browserStore } from '../../game/storage.ts';
import { newId } from './model/edits.ts';
import type { Keeper, Unsaved } from './model/server.ts';

const prefixOf = (quiz: string): string => `qrush.edit.${quiz}.`;

/**
 * Lists the unsaved edits of a quiz that this browser has kept, the newest first. Each page that is open has
 * an entry of its own.
 */
function keptOf(quiz: string): { key: string; unsaved: Unsaved; at: number }[] {
  return browserStore
    .keys()
    .filter((key) => key.startsWith(prefixOf(quiz)))
    .flatMap((key) => {
      try {
        const { at, unsaved } = JSON.parse(browserStore.get(key) ?? '') as {
          at: number;
          unsaved: Unsaved;
        };
        return { key, at, unsaved };
      } catch {
        return [];
      }
    })
    .sort((one, other) => other.at - one.at);
}

/**
 * Keeps what is not saved in this browser.
 * @returns what was kept of an earlier visit, and who keeps what comes
 */
export function openKept(quiz: string): { unsaved: Unsaved | undefined; keeper: Keeper } {
  const own = prefixOf(quiz) + newId();
  const [newest] = keptOf(quiz);
  let before = newest?.key;
  return {
    unsaved: newest?.unsaved,
    keeper: {
      keep(unsaved) {
        browserStore.set(own, JSON.stringify({ at: Date.now(), unsaved }));
        // It was taken over, and is in what is kept now.
        if (before !== undefined) browserStore.remove(before);
        before = undefined;
      },
      drop: () => browserStore.remove(own),
    },
  };
}
