import type { Hiss, Note, Sting } from './stings.ts';

/** Seconds in which a tone comes up: at once would be a click. */
const ATTACK = 0.008;

/** As good as silent: an exponential never gets to 0. */
const SILENT = 0.0001;

/** Seconds after its end for which a source is kept. */
const TAIL = 0.05;

/** Hz above which a wave is cut, so that it is no buzz. */
const CUT: Partial<Record<OscillatorType, number>> = { sawtooth: 2200, square: 900 };
const OPEN = 9000;

/** Plays a sting by a context, real or rendering. @param at seconds on the context's clock */
export function play(
  context: BaseAudioContext,
  to: AudioNode,
  sting: Sting,
  at: number,
  noise: AudioBuffer = noiseOf(context),
): void {
  for (const note of sting.notes ?? []) tone(context, to, note, at);
  for (const hiss of sting.hisses ?? []) rush(context, to, hiss, at, noise);
}

function tone(context: BaseAudioContext, to: AudioNode, note: Note, from: number): void {
  const { wave, hertz, at, length, gain } = note;
  const source = new OscillatorNode(context, { type: wave });
  const [first, last] = typeof hertz === 'number' ? [hertz, hertz] : hertz;
  source.frequency.setValueAtTime(first, from + at);
  if (last !== first) source.frequency.exponentialRampToValueAtTime(last, from + at + length);
  const filter = new BiquadFilterNode(context, { type: 'lowpass', frequency: CUT[wave] ?? OPEN });
  shaped(context, to, source, filter, from + at, length, gain);
}

function rush(
  context: BaseAudioContext,
  to: AudioNode,
  { filter: type, hertz, at, length, gain }: Hiss,
  from: number,
  noise: AudioBuffer,
): void {
  const source = new AudioBufferSourceNode(context, { buffer: noise, loop: true });
  const filter = new BiquadFilterNode(context, { type, Q: type === 'bandpass' ? 1.2 : 0.7 });
  filter.frequency.setValueAtTime(hertz[0], from + at);
  filter.frequency.exponentialRampToValueAtTime(hertz[1], from + at + length);
  shaped(context, to, source, filter, from + at, length, gain);
}

function shaped(
  context: BaseAudioContext,
  to: AudioNode,
  source: AudioScheduledSourceNode,
  filter: BiquadFilterNode,
  at: number,
  length: number,
  gain: number,
): void {
  const envelope = new GainNode(context, { gain: 0 });
  envelope.gain.setValueAtTime(0, at);
  envelope.gain.linearRampToValueAtTime(gain, at + ATTACK);
  envelope.gain.exponentialRampToValueAtTime(SILENT, at + length);
  source.connect(filter).connect(envelope).connect(to);
  source.start(at);
  source.stop(at + length + TAIL);
}

/** A second of noise, the same each time. */
export function noiseOf(context: BaseAudioContext): AudioBuffer {
  const buffer = new AudioBuffer({ length: context.sampleRate, sampleRate: context.sampleRate });
  let seed = 1;
  const samples = buffer.getChannelData(0);
  for (let at = 0; at < samples.length; at++) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    samples[at] = seed / 2 ** 31 - 1;
  }
  return buffer;
}
