import { effect, type Signal, signal } from '@preact/signals';
import { browserStore } from './storage.ts';

const KEY = 'qrush.preferences';

/** A player's choices for this device. */
interface Preferences {
  /** Waves rise on this screen. */
  waves: boolean;
  /** The phone buzzes at a result. */
  vibration: boolean;
}

const DEFAULTS: Preferences = { waves: true, vibration: true };

/** The choices of this device; where it keeps nothing, they last as long as the page. */
export const preferences: Signal<Preferences> = signal({ ...DEFAULTS, ...kept() });

effect(() => browserStore.set(KEY, JSON.stringify(preferences.value)));

function kept(): Partial<Preferences> {
  return JSON.parse(browserStore.get(KEY) ?? '{}') as Partial<Preferences>;
}
