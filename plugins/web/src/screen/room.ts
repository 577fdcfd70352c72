import { effect, signal } from '@preact/signals';
import { browserStore } from '../game/storage.ts';

const KEY = 'qrush.room';

/** How much light the room has: the host picks it, and this computer keeps it. */
export const room = signal<'dark' | 'bright'>(
  browserStore.get(KEY) === 'bright' ? 'bright' : 'dark',
);

export function toggleRoom(): void {
  room.value = room.peek() === 'bright' ? 'dark' : 'bright';
}

effect(() => {
  browserStore.set(KEY, room.value);
  document.documentElement.dataset.theme = room.value === 'bright' ? 'light' : 'dark';
});
