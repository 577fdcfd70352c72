import { signal } from '@preact/signals';

/** A file that waits to be read: it was dropped on another page. */
export const droppedFile = signal<File | undefined>(undefined);
