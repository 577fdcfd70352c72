import { isCalm } from './calm.ts';
import { preferences } from './preferences.ts';

/** ms. */
const BUZZ = 30;

/** Lets a phone buzz once, where it can and its owner likes it. */
export function buzz(): void {
  if (!preferences.peek().vibration || isCalm()) return;
  // Before the first touch browsers refuse, and say so on the console.
  if (navigator.userActivation?.hasBeenActive === false) return;
  navigator.vibrate?.(BUZZ);
}
