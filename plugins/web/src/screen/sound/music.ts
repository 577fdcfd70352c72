import type { Hiss, Note, Sting } from './stings.ts';

/** Beats a minute in the lobby. */
const TEMPO = 92;

/** Seconds. */
const BEAT = 60 / TEMPO;
export const BAR = 4 * BEAT;

/** A bass tone a bar, and the tones above it: A minor pentatonic, in Hz. */
const BASS = [110, 131, 98, 110];
const PLUCKS = [440, 523, 587, 659, 784];

/**
 * A bar of the lobby's music: bass on 1 and 3, plucks on off-beats, a soft hat. The bar's number
 * decides which tones are plucked, so that no two bars in a row are alike.
 */
export function barOf(number: number): Sting {
  const bass = BASS[number % BASS.length] ?? 110;
  const random = seeded(number + 1);
  const notes: Note[] = [0, 2].map((beat) => ({
    wave: 'sine',
    hertz: bass,
    at: beat * BEAT,
    length: 1.6 * BEAT,
    gain: 0.12,
  }));
  const hisses: Hiss[] = [];
  for (let half = 1; half < 8; half += 2) {
    const at = half * (BEAT / 2);
    hisses.push({ filter: 'highpass', hertz: [7000, 6500], at, length: 0.06, gain: 0.012 });
    if (random() < 0.3) continue;
    const hertz = PLUCKS[Math.floor(random() * PLUCKS.length)] ?? 440;
    notes.push({ wave: 'triangle', hertz, at, length: 0.45, gain: 0.05 });
  }
  return { notes, hisses };
}

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
