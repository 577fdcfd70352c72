import { effect, signal } from '@preact/signals';
import { browserStore } from '../../game/storage.ts';

const KEY = 'qrush.sound';

interface Choice {
  /** Silent until somebody wants it. */
  on: boolean;
  /** 0 to 1. */
  volume: number;
}

/** How loud this computer is; kept on it. */
export const sound = signal<Choice>({ on: false, volume: 0.7, ...kept() });

export const setSound = (on: boolean): void => {
  sound.value = { ...sound.peek(), on };
};

export const toggleSound = (): void => setSound(!sound.peek().on);

export const setVolume = (volume: number): void => {
  sound.value = { ...sound.peek(), volume };
};

effect(() => browserStore.set(KEY, JSON.stringify(sound.value)));

function kept(): Partial<Choice> {
  try {
    return JSON.parse(browserStore.get(KEY) ?? '{}') as Partial<Choice>;
  } catch {
    return {};
  }
}
