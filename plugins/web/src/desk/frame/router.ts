import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** Where the desk is: a path below `/host`, and what is asked of it. */
export interface Address {
  path: string;
  query: URLSearchParams;
}

/** The big screen is a page of its own, with its own look: the browser goes there, not the desk. */
const STAGE = '/host/game';

const read = (): Address => ({
  path: location.pathname.replace(/(?<=.)\/$/, ''),
  query: new URLSearchParams(location.search),
});

/** The page that is shown. Pages read what they need of it. */
export const address = signal<Address>(read());

/** Whether somebody went to another page since the desk was opened: then its heading gets the focus. */
let hasMoved = false;

const isOfDesk = ({ origin, pathname }: URL): boolean =>
  origin === location.origin &&
  (pathname === '/host' || pathname.startsWith('/host/')) &&
  pathname !== STAGE;

/**
 * Goes to an address: a page of the desk without loading anything, any other by the browser.
 * @param to an absolute path, with its query
 * @param how `replace` leaves no step back to where one was
 */
export function go(to: string, how: 'push' | 'replace' = 'push'): void {
  const url = new URL(to, location.href);
  if (!isOfDesk(url)) {
    location.assign(url);
    return;
  }
  const isSame = url.pathname === location.pathname;
  if (how === 'replace') history.replaceState(null, '', url);
  else history.pushState(null, '', url);
  if (!isSame) {
    hasMoved = true;
    scrollTo(0, 0);
  }
  address.value = read();
}

/** Changes what is asked of the page that is shown: no step of its own in the history. */
export function ask(changes: Record<string, string | undefined>): void {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  const text = query.toString();
  go(location.pathname + (text && `?${text}`), 'replace');
}

/** Makes links within the desk change the page alone, and follows back and forward. @returns its end */
export function followLinks(): () => void {
  const onClick = (event: MouseEvent) => {
    const { altKey, ctrlKey, metaKey, shiftKey, button, defaultPrevented, target } = event;
    if (altKey || ctrlKey || metaKey || shiftKey || button !== 0 || defaultPrevented) return;
    const link = (target as Element).closest?.('a');
    if (!link?.href || link.target || link.hasAttribute('download')) return;
    const url = new URL(link.href);
    if (!isOfDesk(url) || url.hash) return;
    event.preventDefault();
    go(url.pathname + url.search);
  };
  const onPop = () => {
    hasMoved = true;
    address.value = read();
  };
  document.addEventListener('click', onClick);
  addEventListener('popstate', onPop);
  return () => {
    document.removeEventListener('click', onClick);
    removeEventListener('popstate', onPop);
  };
}

/**
 * Names the page in its window's title, and moves the focus to its heading when one has come from another
 * page of the desk: so a screen reader says where one is.
 */
export function useHeading(title: string, heading: { current: HTMLElement | null }): void {
  useEffect(() => {
    document.title = `${title} · QRush`;
  }, [title]);
  useEffect(() => {
    if (hasMoved) heading.current?.focus();
  }, [heading]);
}
