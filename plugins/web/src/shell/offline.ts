import { useEffect } from 'preact/hooks';
import { versionLock } from './version.ts';

/** ms after which a page that has loaded has time for other things. */
const CALM = 1000;

/** Browsers have service workers on https and on this machine only. */
const workers = (): ServiceWorkerContainer | undefined =>
  typeof navigator === 'undefined' ? undefined : navigator.serviceWorker;

/** Has the browser keep the page, for when there is no connection. A failure here harms nobody. */
export function keepPage(): void {
  // A browser that has it already hears of a new one by loading the page; to register would call
  // back one that leaves.
  if (!workers() || workers()?.controller) return;
  const later = () =>
    setTimeout(
      () =>
        void workers()
          ?.register('/service-worker.js')
          .catch(() => {}),
      CALM,
    );
  if (document.readyState === 'complete') later();
  else addEventListener('load', later);
}

let release: (() => Promise<void>) | undefined;

/** While a page is in a game, nothing takes a new version of it. */
export function useSameVersion(inGame: boolean): void {
  useEffect(() => {
    const { build } = document.documentElement.dataset;
    if (!inGame || build === undefined || !navigator.locks) return;
    const { promise: over, resolve: end } = Promise.withResolvers<void>();
    const lock = { mode: 'shared' } as const;
    const held = navigator.locks
      .request(versionLock.nameOf(build), lock, () => over)
      .then(takeWaiting, () => {});
    release = () => {
      end();
      return held;
    };
    return end;
  }, [inGame]);
}

/** Loads the newest page, game or not. */
export async function renew(): Promise<void> {
  await release?.();
  location.reload();
}

async function takeWaiting(): Promise<void> {
  const registration = await workers()?.getRegistration();
  registration?.waiting?.postMessage('the game is over');
}
