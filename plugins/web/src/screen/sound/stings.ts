/**
 * The sounds of the show as data: no byte is loaded for them. Frequencies in Hz, times in seconds, gains
 * of 1. Adding up, a sting peaks at about half of what there is room for.
 */

/** A tone. A pair of frequencies is a slide. */
export interface Note {
  wave: OscillatorType;
  hertz: number | readonly [number, number];
  at: number;
  length: number;
  gain: number;
}

/** Noise through a filter that moves. */
export interface Hiss {
  filter: 'lowpass' | 'highpass' | 'bandpass';
  hertz: readonly [number, number];
  at: number;
  length: number;
  gain: number;
}

export interface Sting {
  notes?: readonly Note[];
  hisses?: readonly Hiss[];
}

const note = (
  wave: OscillatorType,
  hertz: Note['hertz'],
  at: number,
  length: number,
  gain: number,
): Note => ({ wave, hertz, at, length, gain });

const hiss = (
  filter: Hiss['filter'],
  hertz: Hiss['hertz'],
  at: number,
  length: number,
  gain: number,
): Hiss => ({ filter, hertz, at, length, gain });

/** Tones of a C major pentatonic, by how far each is from the first. */
const PENTATONIC = [1, 9 / 8, 5 / 4, 3 / 2, 5 / 3, 2, 9 / 4, 5 / 2];

/** Somebody comes in; each of a few a step higher than the one before. */
export const join = (step: number): Sting => {
  const up = PENTATONIC[step % PENTATONIC.length] ?? 1;
  return { notes: [note('sine', [520 * up, 780 * up], 0, 0.09, 0.16)] };
};

/** Bursts of a drum roll, over so many seconds, ever closer and louder. */
const BURSTS = 56;
const ROLL = 2.3;

const roll = Array.from({ length: BURSTS }, (_, index) => {
  const part = index / BURSTS;
  return hiss('lowpass', [240, 160], ROLL * (1 - (1 - part) ** 1.25), 0.07, 0.12 + part * 0.5);
});

const CHORD = [784, 659, 523, 262];

export const stings = {
  /** A second of the last five. */
  tick: { notes: [note('triangle', 880, 0, 0.05, 0.14)] },
  /** The very last one. */
  last: { notes: [note('triangle', 1320, 0, 0.12, 0.18)] },
  /** A question opens. */
  open: {
    notes: [note('triangle', 523, 0.12, 0.14, 0.2), note('triangle', 784, 0.21, 0.3, 0.22)],
    hisses: [hiss('bandpass', [400, 2400], 0, 0.34, 0.12)],
  },
  /** Answers have come. */
  answer: { notes: [note('sine', 659, 0, 0.08, 0.08)] },
  /** The question has closed. */
  close: { notes: [note('square', 330, 0, 0.12, 0.07), note('square', 262, 0.11, 0.26, 0.07)] },
  /** The right answer. */
  reveal: {
    notes: [523, 659, 784, 1047].flatMap((hertz, index) => [
      note('triangle', hertz, index * 0.07, 0.42, 0.16),
      note('sine', hertz * 2, index * 0.07, 0.3, 0.05),
    ]),
  },
  /** Rows of the board change places. */
  move: { hisses: [hiss('bandpass', [900, 3200], 0, 0.5, 0.1)] },
  third: { notes: [note('triangle', 392, 0, 0.16, 0.2), note('triangle', 523, 0.14, 0.5, 0.22)] },
  second: {
    notes: [
      note('triangle', 440, 0, 0.16, 0.2),
      note('triangle', 587, 0.14, 0.16, 0.2),
      note('triangle', 698, 0.28, 0.6, 0.22),
    ],
  },
  /** The hush before the winner. */
  hush: { hisses: roll },
  /** The winner. */
  first: {
    notes: [
      ...[0, 0.13, 0.26].map((at) => note('sawtooth', 392, at, 0.12, 0.075)),
      note('sawtooth', 523, 0.4, 0.34, 0.075),
      note('sawtooth', 659, 0.76, 0.2, 0.075),
      ...CHORD.map((hertz) => note('sawtooth', hertz, 0.98, 1.1, 0.075)),
    ],
    hisses: [hiss('highpass', [6000, 5000], 0.98, 1.4, 0.16)],
  },
  pause: { notes: [note('sine', 392, 0, 0.2, 0.16), note('sine', 294, 0.16, 0.4, 0.16)] },
  resume: { notes: [note('sine', 294, 0, 0.2, 0.16), note('sine', 392, 0.16, 0.4, 0.16)] },
} as const satisfies Record<string, Sting>;

export type StingName = keyof typeof stings;

/** Seconds until a sting has died away. */
export const lengthOf = ({ notes = [], hisses = [] }: Sting): number =>
  Math.max(...[...notes, ...hisses].map(({ at, length }) => at + length));
