/**
 * Keeps the player's page, so that it opens without a connection. It keeps nothing else: no answer of
 * the API, no picture, no page of the host.
 */
import { type Shell, versionLock } from '../shell/version.ts';

declare const self: ServiceWorkerGlobalScope;
/** Put in by the build. */
declare const SHELL: Shell;

const { build, files } = SHELL;

const PAGE = '/';
const FAMILY = 'qrush-shell-';
const CACHE = FAMILY + build;
const FILES = new Set(files);

/** ms until a page that does not come is taken from what is kept. */
const PATIENCE = 4000;

self.addEventListener('install', (event) => event.waitUntil(keep().then(takeOverIfFree)));

self.addEventListener('activate', (event) => {
  event.waitUntil(forget((name) => name !== CACHE));
  // A page that no worker is in charge of would keep none from being replaced.
  event.waitUntil(self.clients.claim());
});

// A page says that its game is over.
self.addEventListener('message', (event) => event.waitUntil(takeOverIfFree()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (pathname !== PAGE && !/^\/\d{6}$/.test(pathname)) return;
    event.respondWith(pageFor(request));
    event.waitUntil(leaveIfGone());
  } else if (FILES.has(pathname)) {
    event.respondWith(kept(pathname).then((file) => file ?? fetch(request)));
  }
});

/** All files of one build, or none. @throws when the server is just changing from one to the next */
async function keep(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll([
    new Request(PAGE, { cache: 'no-cache' }),
    ...files.map((file) => new Request(file)),
  ]);
  const page = await kept(PAGE);
  if (page && (await isOfThisBuild(page))) return;
  await caches.delete(CACHE);
  throw new Error('the page is of another build');
}

/** The newest page; but the same one again in a game, and the one that is kept where there is no network. */
async function pageFor(request: Request): Promise<Response> {
  const known = await kept(PAGE);
  // The browser may throw away what is kept, whenever it needs the room.
  if (!known) return fetch(request);
  if (isInOtherLanguage(request, known)) return inOtherLanguage(request, known);
  if ((await versionsInGames()).includes(build)) return known;
  const late = new Promise<Response>((resolve) => setTimeout(resolve, PATIENCE, known));
  const fresh = fetch(request).then(
    (answer) => (answer.status >= 500 ? known : answer),
    () => known,
  );
  return Promise.race([fresh, late]);
}

/** Whether the address names a language that the page which is kept is not in. */
function isInOtherLanguage({ url }: Request, known: Response): boolean {
  const wanted = new URL(url).searchParams.get('lang');
  return wanted !== null && wanted !== known.headers.get('content-language');
}

/** Somebody has chosen another language. A page of this build is kept from now on, for when there is no network. */
async function inOtherLanguage(request: Request, known: Response): Promise<Response> {
  const answer = await fetch(request).catch(() => known);
  if (!answer.ok || !(await isOfThisBuild(answer.clone())))
    return (await versionsInGames()).includes(build) || !answer.ok ? known : answer;
  await (await caches.open(CACHE)).put(PAGE, answer.clone());
  return answer;
}

const isOfThisBuild = async (page: Response): Promise<boolean> =>
  (await page.text()).includes(`data-build="${build}"`);

const kept = (path: string): Promise<Response | undefined> =>
  caches.match(path, { cacheName: CACHE, ignoreVary: true });

/** A new version waits for as long as any window is in a game with another one. */
async function takeOverIfFree(): Promise<void> {
  const others = (await versionsInGames()).filter((other) => other !== build);
  if (others.length === 0) await self.skipWaiting();
}

/** Builds of the pages that are in a game: each holds a lock, which ends with its window. */
async function versionsInGames(): Promise<string[]> {
  const { held = [] } = await self.navigator.locks.query();
  return held.flatMap(({ name = '' }) => versionLock.buildOf(name) ?? []);
}

/** Leaves nothing behind when the server has no such worker any more, or something else serves this origin. */
async function leaveIfGone(): Promise<void> {
  const own = await fetch(self.location.pathname, { method: 'HEAD', cache: 'no-store' }).catch(
    () => undefined,
  );
  const isThere = own?.ok && own.headers.get('content-type')?.includes('javascript');
  if (!own || isThere || own.status >= 500) return;
  await self.registration.unregister();
  await forget(() => true);
}

async function forget(which: (name: string) => boolean): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(FAMILY) && which(name));
  await Promise.all(names.map((name) => caches.delete(name)));
}
