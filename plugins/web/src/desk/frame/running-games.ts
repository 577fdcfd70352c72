import { signal } from '@preact/signals';

/** How many games run, as the navigation says it. */
export const runningGames = signal(0);
