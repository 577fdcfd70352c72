import { BAR, barOf } from './music.ts';
import { noiseOf, play } from './play.ts';
import { join, lengthOf, type StingName, stings } from './stings.ts';

/** While a sting plays, the music is so much softer. */
const DUCKED = 0.5;

/** Seconds between the looks whether the next bar is to be prepared. */
const AHEAD = 0.5;

/** Of one kind, at most so many a second are heard. */
const MOST_A_SECOND = 8;

/** Plays what happens, through this computer's loudspeakers. */
export class Orchestra {
  readonly #context = new AudioContext();
  readonly #master: GainNode;
  readonly #music: GainNode;
  readonly #noise: AudioBuffer;
  #timer: ReturnType<typeof setInterval> | undefined;
  #bar = 0;
  #barAt = 0;
  #joined = 0;
  #lastAt = new Map<string, number>();

  /** @param volume 0 to 1 */
  constructor(volume: number) {
    // Sounds that add up by chance are held below what would be cut off.
    const limiter = new DynamicsCompressorNode(this.#context, { threshold: -6, ratio: 12 });
    limiter.connect(this.#context.destination);
    this.#master = new GainNode(this.#context, { gain: volume });
    this.#master.connect(limiter);
    this.#music = new GainNode(this.#context);
    this.#music.connect(this.#master);
    this.#noise = noiseOf(this.#context);
  }

  /** Browsers let a page sound only after somebody has touched it. */
  async resume(): Promise<void> {
    await this.#context.resume();
  }

  set volume(volume: number) {
    this.#master.gain.setTargetAtTime(volume, this.#context.currentTime, 0.03);
  }

  sting(name: StingName | 'join'): void {
    const now = this.#context.currentTime;
    const last = this.#lastAt.get(name);
    if (last !== undefined && now - last < 1 / MOST_A_SECOND) return;
    this.#lastAt.set(name, now);
    const sting = name === 'join' ? join(this.#joined++) : stings[name];
    play(this.#context, this.#master, sting, now, this.#noise);
    this.#music.gain.setTargetAtTime(DUCKED, now, 0.02);
    this.#music.gain.setTargetAtTime(1, now + lengthOf(sting), 0.2);
  }

  /** Begins the lobby's music, or lets it die away. */
  set music(on: boolean) {
    clearInterval(this.#timer);
    this.#timer = undefined;
    if (!on) return;
    this.#barAt = this.#context.currentTime + 0.1;
    const prepare = () => {
      while (this.#barAt < this.#context.currentTime + 2 * AHEAD) {
        play(this.#context, this.#music, barOf(this.#bar), this.#barAt, this.#noise);
        this.#bar += 1;
        this.#barAt += BAR;
      }
    };
    prepare();
    this.#timer = setInterval(prepare, AHEAD * 1000);
  }

  close(): void {
    clearInterval(this.#timer);
    void this.#context.close();
  }
}
