import { useEffect, useRef } from 'preact/hooks';
import type { ServerClock } from '../../../../../client/clock.ts';
import type { GameState } from '../../../../../client/game-state.ts';
import { useSecondsLeft } from '../../components/use-seconds-left.ts';
import { sound } from './choice.ts';
import { cueOf } from './cues.ts';
import type { Orchestra } from './orchestra.ts';
import type { StingName } from './stings.ts';

let orchestra: Orchestra | undefined;

/** Lets something be heard, if somebody wants to hear anything. */
export function hear(name: StingName | 'join'): void {
  if (sound.peek().on) orchestra?.sting(name);
}

/** Has the game heard for as long as this screen is there. The orchestra comes when it is wanted first. */
export function useSound(state: GameState | undefined): void {
  const { on, volume } = sound.value;
  const music = on && state?.phase === 'lobby' && !state.locked;

  useEffect(() => {
    if (!on) return undefined;
    let over = false;
    const begin = async () => {
      const { Orchestra } = await import('./orchestra.ts');
      if (over) return;
      orchestra = new Orchestra(sound.peek().volume);
      orchestra.music = wantsMusic.current;
      await orchestra.resume();
    };
    // A page that comes back with sound on may sound after the first touch only.
    const touched = () => void orchestra?.resume();
    addEventListener('pointerdown', touched);
    addEventListener('keydown', touched);
    void begin();
    return () => {
      over = true;
      orchestra?.close();
      orchestra = undefined;
      removeEventListener('pointerdown', touched);
      removeEventListener('keydown', touched);
    };
  }, [on]);

  const wantsMusic = useRef(music);
  wantsMusic.current = music;
  useEffect(() => {
    if (orchestra) orchestra.music = music;
  }, [music]);
  useEffect(() => {
    if (orchestra) orchestra.volume = volume;
  }, [volume]);

  const before = useRef<GameState | undefined>(undefined);
  useEffect(() => {
    const cue = state && cueOf(before.current, state);
    before.current = state;
    if (cue) hear(cue);
  }, [state]);
}

/** Seconds at the end of a question that are heard. */
const HEARD = 5;

/** The last seconds of a question. */
export function useTicks(clock: ServerClock, closesAt: number, open: boolean): void {
  const seconds = useSecondsLeft(clock, closesAt, undefined);
  useEffect(() => {
    if (open && seconds > 0 && seconds <= HEARD) hear(seconds === 1 ? 'last' : 'tick');
  }, [seconds, open]);
}
