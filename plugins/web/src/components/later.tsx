import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { t } from '../words/t.ts';

/** ms until a file that did not come is asked for again. */
const AGAIN = 1000;

/** Begins to load what the page needs later: each once, and again until it is here. */
const loads: (() => void)[] = [];

/** Loads all that comes later: to be called once the page has nothing better to do. */
export function loadTheRest(): void {
  for (const load of loads) load();
}

/**
 * A component that is no part of the page's first script, as a player needs it late or in some games
 * only. Its place says so until it is here.
 * @param load imports it
 * @param rarely most games do without it: it comes when it is shown, and not with the rest
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  rarely = false,
): ComponentType<Props> {
  const loaded = signal<ComponentType<Props> | undefined>(undefined);
  let isLoading = false;
  const begin = async (): Promise<void> => {
    if (isLoading || loaded.peek()) return;
    isLoading = true;
    try {
      loaded.value = await load();
    } catch {
      setTimeout(() => void begin(), AGAIN);
    } finally {
      isLoading = false;
    }
  };
  if (!rarely) loads.push(() => void begin());
  return function Later(props: Props) {
    useEffect(() => void begin(), []);
    const Component = loaded.value;
    return Component ? <Component {...props} /> : <p role="status">{t('shared.loading')}</p>;
  };
}
