/** The build's message to the service worker. */
export interface Shell {
  /** The build of the pages that it belongs to; the page says the same in `data-build`. */
  build: string;
  /** Paths of all that the player's page needs, but for the page itself. */
  files: string[];
}

const LOCK = 'qrush-in-game-';

/** The name of the lock that a page holds while it is in a game. */
export const versionLock = {
  nameOf: (build: string): string => LOCK + build,
  /** undefined when it is another lock */
  buildOf: (name: string): string | undefined =>
    name.startsWith(LOCK) ? name.slice(LOCK.length) : undefined,
};
