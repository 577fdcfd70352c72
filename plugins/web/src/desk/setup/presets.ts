import { signal } from '@preact/signals';
import { browserStore } from '../../game/storage.ts';
import { t } from '../../words/t.ts';
import { type Choices, choicesFrom, initialChoices } from './choices.ts';

const KEY = 'qrush.presets';
const LAST_KEY = 'qrush.presets.last';

/** Presets that a browser keeps. */
const MOST = 20;

export interface Preset {
  name: string;
  choices: Choices;
}

/** For a start: each can be changed, and kept under a name of one's own. */
export const shippedPresets = (): Preset[] => [
  {
    name: t('setup.classroom'),
    choices: { ...initialChoices, countdown: 5, approveNames: true, waves: false },
  },
  { name: t('setup.show'), choices: initialChoices },
  {
    name: t('setup.quick'),
    choices: {
      ...initialChoices,
      board: false,
      reading: '0',
      autoAdvance: true,
      autoAdvanceAfter: 5,
    },
  },
  {
    name: t('setup.broadcast'),
    choices: { ...initialChoices, countdown: 10, autoAdvance: true, friendlyNames: true },
  },
];

/** Those that were kept in this browser, the newest first. */
export const ownPresets = signal<Preset[]>(read());

function read(): Preset[] {
  const kept: unknown = parse(browserStore.get(KEY));
  if (!Array.isArray(kept)) return [];
  return kept
    .filter((one): one is { name: string; choices: unknown } => typeof one?.name === 'string')
    .map(({ name, choices }) => ({ name, choices: choicesFrom(choices) }));
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

/** Keeps choices under a name, instead of what had that name before. */
export function keepPreset(preset: Preset): void {
  const others = ownPresets.peek().filter(({ name }) => name !== preset.name);
  write([preset, ...others].slice(0, MOST));
}

export const forgetPreset = (name: string): void =>
  write(ownPresets.peek().filter((preset) => preset.name !== name));

function write(presets: Preset[]): void {
  ownPresets.value = presets;
  browserStore.set(KEY, JSON.stringify(presets));
}

/** How this browser set up its last game; undefined before the first. */
export function lastChoices(): Choices | undefined {
  const kept = parse(browserStore.get(LAST_KEY));
  return kept === null ? undefined : choicesFrom(kept);
}

export const keepLast = (choices: Choices): void =>
  browserStore.set(LAST_KEY, JSON.stringify(choices));

/** Whether two set-ups are the same. */
export const areSame = (a: Choices, b: Choices): boolean => JSON.stringify(a) === JSON.stringify(b);
