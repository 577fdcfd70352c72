import { Refusal } from '../../../../client/socket.ts';
import type { HostConnection } from './session.ts';

/** Whether big screens were told to be heard, by whichever host of the game; they are silent at first. */
export function useSound(connection: HostConnection): { on: boolean; toggle(): void } {
  const on = connection.soundOn.value ?? false;
  const toggle = () => {
    connection.sound(!on).catch((refusal: unknown) => {
      if (!(refusal instanceof Refusal)) throw refusal;
    });
  };
  return { on, toggle };
}
