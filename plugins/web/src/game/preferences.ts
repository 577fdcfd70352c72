import { effect, type Signal, signal } from '@preact/signals';

const KEY = 'qrush.preferences';

/** What a player has chosen for this device. */
interface Preferences {
  /** Waves rise on this screen. */
  waves: boolean;
  /** The phone buzzes at a result. */
  vibration: boolean;
}

const DEFAULTS: Preferences = { waves: true, vibration: true };

/** The choices of this device; where it keeps nothing, they last as long as the page. */
export const preferences: Signal<Preferences> = signal({ ...DEFAULTS, ...kept() });

effect(() => {
  const text = JSON.stringify(preferences.value);
  // Storage may be denied, or full.
  try {
    localStorage.setItem(KEY, text);
  } catch {}
});

function kept(): Partial<Preferences> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>;
  } catch {
    return {};
  }
}
