import { effect, signal } from '@preact/signals';
import { browserStore } from '../../game/storage.ts';

const KEY = 'qrush.theme';

type Theme = 'system' | 'light' | 'dark';

const kept = browserStore.get(KEY);

/** The theme of the desk and the console: the system's, unless this browser was told otherwise. */
export const theme = signal<Theme>(kept === 'light' || kept === 'dark' ? kept : 'system');

effect(() => {
  const { dataset } = document.documentElement;
  browserStore.set(KEY, theme.value);
  if (theme.value === 'system') delete dataset.theme;
  else dataset.theme = theme.value;
});
